// Files that were brought into a portfolio, and where one begins with the next.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Progress } from "antd";
import { useState } from "react";

import { download_url } from "../../shared/api/client";
import type { ImportView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { FileBox } from "../../shared/ui/FileBox";
import { Choice, Field, Refusal } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { PortfolioHead } from "../../shared/ui/PortfolioHead";
import { ScrollX } from "../../shared/ui/ScrollX";
import { ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { imports_query, targets_query, useSendFile } from "./queries";
import { chip_of } from "./steps";
import "./imports.css";
import "../../shared/ui/stacked.css";

function Template({ portfolio_id }: { portfolio_id: string }) {
  const { t, say, locale } = useTexts();
  const { data } = useQuery(targets_query(portfolio_id));
  const [chosen, choose] = useState("registration");
  const options = (data?.datasets ?? []).map((one) => ({ value: one.code, label: say(one.label, one.code) }));
  const path = `/api/v1/portfolios/${encodeURIComponent(portfolio_id)}/import_template.xlsx`;
  return (
    <div className="import-template">
      <Field label={t("imports.template")} hint={t("imports.template_hint")}>
        {(ids) => <Choice {...ids} value={chosen} change={choose} options={options} />}
      </Field>
      <DownloadButton url={download_url(path, { dataset: chosen, locale })}>{t("imports.template_get")}</DownloadButton>
    </div>
  );
}

function NewImport({ portfolio_id }: { portfolio_id: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [file, set_file] = useState<File>();
  const [fraction, set_fraction] = useState(0);
  const send = useSendFile();
  const take = (chosen: File) => {
    set_file(chosen);
    set_fraction(0);
    send.mutate(
      { portfolio_id, file: chosen, told: set_fraction },
      {
        onSuccess: (view) =>
          void navigate({
            to: "/portfolios/$portfolio_id/imports/$batch_id",
            params: { portfolio_id, batch_id: view.batch_id },
          }),
      },
    );
  };
  return (
    <div className="card import-new no-print">
      <h2>{t("imports.begin")}</h2>
      <p className="muted">{t("imports.begin_text")}</p>
      {send.isPending ? (
        <div role="status">
          {t("imports.sending", { name: file?.name ?? "" })}
          <Progress
            percent={Math.round(fraction * 100)}
            aria-label={t("imports.sending", { name: file?.name ?? "" })}
          />
        </div>
      ) : (
        <FileBox
          name={undefined}
          take={take}
          label={t("imports.file")}
          drop={t("imports.drop")}
          accept=".csv,.txt,.xlsx"
        />
      )}
      <Refusal error={send.error} />
      <Template portfolio_id={portfolio_id} />
    </div>
  );
}

function ImportRow({ one }: { one: ImportView }) {
  const { t, say } = useTexts();
  const figures = one.state === "shown" || one.state === "checked" || one.state === "withdrawn";
  const count = (value: number) => (figures ? format_number(value) : "—");
  return (
    <tr>
      <td>
        <Link
          to="/portfolios/$portfolio_id/imports/$batch_id"
          params={{ portfolio_id: one.portfolio_id, batch_id: one.batch_id }}
        >
          {one.file_name}
        </Link>
      </td>
      <td data-label={t("imports.state")}>
        <span className={chip_of(one.state)}>{t(`imports.states.${one.state}`)}</span>
      </td>
      <td data-label={t("imports.source")}>{say(one.source, "—")}</td>
      <td className="right num" data-label={t("imports.rows")}>
        {count(one.rows)}
      </td>
      <td className="right num" data-label={t("imports.parties_new")}>
        {count(one.parties_new)}
      </td>
      <td className="right num" data-label={t("imports.values")}>
        {count(one.facts_new + one.facts_changed)}
      </td>
      <td data-label={t("imports.by")}>
        {one.created_by_name} <span className="muted num">{moment_text(one.created_at)}</span>
      </td>
    </tr>
  );
}

function ImportTable({ all }: { all: ImportView[] }) {
  const { t } = useTexts();
  if (all.length === 0) return <p className="muted import-none">{t("imports.none")}</p>;
  return (
    <div className="card imports-card">
      <ScrollX>
        <table className="grid stacked" aria-label={t("imports.title")}>
          <thead>
            <tr>
              <th>{t("imports.file")}</th>
              <th>{t("imports.state")}</th>
              <th>{t("imports.source")}</th>
              <th className="right">{t("imports.rows")}</th>
              <th className="right">{t("imports.parties_new")}</th>
              <th className="right">{t("imports.values")}</th>
              <th>{t("imports.by")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <ImportRow key={one.batch_id} one={one} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </div>
  );
}

export function ImportsPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id/imports" });
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(imports_query(portfolio_id));
  usePageTitle(t("imports.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <div className="page">
      <PortfolioHead portfolio_id={portfolio_id} title={t("imports.title")} note={t("imports.note")} />
      {may("fact.import") && <NewImport portfolio_id={portfolio_id} />}
      {data ? <ImportTable all={data} /> : <Loading />}
    </div>
  );
}
