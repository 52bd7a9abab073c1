// What enterprises are held against: industry means and park standards, where each comes from, and the park's own ones
// as they were recorded (DAT-25, DAT-26, RAT-15).
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { useState } from "react";

import type { BenchmarkedIndicator, BenchmarksView, RecordedBenchmarkView } from "../../shared/api/types";
import { Origin } from "../../shared/benchmark/Origin";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { PortfolioHead } from "../../shared/ui/PortfolioHead";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { ComputeForm } from "./ComputeForm";
import { EnterForm, WithdrawForm } from "./EnterForm";
import { benchmarks_query } from "./queries";
import "./benchmarks.css";
import "../../shared/ui/stacked.css";

function IndicatorRows({ indicator }: { indicator: BenchmarkedIndicator }) {
  const { t, say } = useTexts();
  const format = useFormat("");
  return (
    <tbody data-indicator={indicator.name}>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={4}>
          {say(indicator.label, indicator.name)}
          <span className="chip">{t(`benchmarks.kinds.${indicator.kind}`)}</span>
        </th>
      </tr>
      {indicator.rows.map((row) => (
        <tr key={row.industry.code} data-industry={row.industry.code}>
          <td>{say(row.industry.label, row.industry.code)}</td>
          <td className="right num" data-label={t("benchmarks.value")}>
            <b>{format.shown(row.value)}</b>
          </td>
          <td data-label={t("benchmarks.origin")}>
            <Origin origin={row.origin} basis={row.basis} />
          </td>
          <td className="right num" data-label={t("benchmarks.shipped")}>
            {row.shipped && format.shown(row.shipped)}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function InForce({ view }: { view: BenchmarksView }) {
  const { t } = useTexts();
  return (
    <div className="card benchmarks-card">
      <h2>{t("benchmarks.in_force_title")}</h2>
      <ScrollX>
        <table className="grid stacked benchmarks" aria-label={t("benchmarks.in_force_title")}>
          <thead>
            <tr>
              <th>{t("benchmarks.industry")}</th>
              <th className="right">{t("benchmarks.value")}</th>
              <th>{t("benchmarks.origin")}</th>
              <th className="right">{t("benchmarks.shipped")}</th>
            </tr>
          </thead>
          {view.indicators.map((indicator) => (
            <IndicatorRows key={indicator.name} indicator={indicator} />
          ))}
        </table>
      </ScrollX>
    </div>
  );
}

function Recorded({ one, withdraw }: { one: RecordedBenchmarkView; withdraw: (() => void) | undefined }) {
  const { t, say } = useTexts();
  const format = useFormat("");
  return (
    <li data-recorded={one.benchmark_id}>
      <div className="row-head">
        <h3>
          {say(one.indicator.label, one.indicator.code)} · {say(one.industry.label, one.industry.code)}{" "}
          <span className="num">{one.period}</span>
        </h3>
        <b className="num">{format.shown(one.value)}</b>
        {one.counts && <span className="chip chip-good">{t("benchmarks.counts")}</span>}
        {withdraw && (
          <div className="row-actions">
            <Button danger size="small" onClick={withdraw}>
              {t("benchmarks.withdraw")}
            </Button>
          </div>
        )}
      </div>
      <p className="muted">
        {one.method === "computed"
          ? t("benchmarks.computed_of", {
              parties: one.parties,
              of: one.parties_of,
              basis: say(one.basis),
              median: one.median ? format.shown(one.median) : "—",
            })
          : t("benchmarks.entered_from", { source: one.source })}{" "}
        {one.recorded_by_name} <span className="num">{moment_text(one.recorded_at)}</span>
      </p>
      {one.withdrawn_on && (
        <p className="muted">
          {t("benchmarks.withdrawn_on", {
            on: one.withdrawn_on,
            who: one.withdrawn_by_name,
            reason: one.withdrawn_reason,
          })}
        </p>
      )}
    </li>
  );
}

export function BenchmarksPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id/benchmarks" });
  const { t } = useTexts();
  const may_record = useMay()("benchmark.record");
  const { data, error, refetch } = useQuery(benchmarks_query(portfolio_id));
  const [open, set_open] = useState<"compute" | "enter" | RecordedBenchmarkView | null>(null);
  usePageTitle(t("benchmarks.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  const close = () => set_open(null);
  const has_any = data !== undefined && data.indicators.length > 0;
  return (
    <div className="page">
      <PortfolioHead portfolio_id={portfolio_id} title={t("benchmarks.title")} note={t("benchmarks.note")} />
      {may_record && has_any && (
        <div className="benchmark-actions no-print">
          <Button type="primary" onClick={() => set_open("compute")}>
            {t("benchmarks.compute_title")}
          </Button>
          <Button onClick={() => set_open("enter")}>{t("benchmarks.enter_title")}</Button>
        </div>
      )}
      {!data ? (
        <Loading />
      ) : !has_any ? (
        <EmptyState title={t("benchmarks.none")} text={t("benchmarks.none_text")} />
      ) : (
        <>
          <InForce view={data} />
          <div className="card benchmarks-card">
            <h2>{t("benchmarks.recorded_title")}</h2>
            {data.recorded.length === 0 ? (
              <p className="muted">{t("benchmarks.recorded_none")}</p>
            ) : (
              <ul className="rows" aria-label={t("benchmarks.recorded_title")}>
                {data.recorded.map((one) => (
                  <Recorded
                    key={one.benchmark_id}
                    one={one}
                    withdraw={may_record && !one.withdrawn_on ? () => set_open(one) : undefined}
                  />
                ))}
              </ul>
            )}
          </div>
        </>
      )}
      {open === "compute" && (
        <Modal open title={t("benchmarks.compute_title")} footer={null} width={860} onCancel={close}>
          <ComputeForm portfolio_id={portfolio_id} close={close} />
        </Modal>
      )}
      {open === "enter" && data && (
        <Modal open title={t("benchmarks.enter_title")} footer={null} width={520} onCancel={close}>
          <EnterForm view={data} portfolio_id={portfolio_id} close={close} />
        </Modal>
      )}
      {open !== null && typeof open === "object" && (
        <Modal open title={t("benchmarks.withdraw_title")} footer={null} width={520} onCancel={close}>
          <WithdrawForm benchmark={open} portfolio_id={portfolio_id} close={close} />
        </Modal>
      )}
    </div>
  );
}
