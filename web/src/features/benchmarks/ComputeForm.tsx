// Industry means of the park's own enterprises: computed first, then taken over one by one (DAT-25).
import { App, Button, Checkbox, Input } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ComputedBenchmark, ComputedBenchmarks } from "../../shared/api/types";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, Loading } from "../../shared/ui/States";
import { park_day } from "../../shared/ui/time";
import { useAdopt, useCompute } from "./queries";

const key_of = (row: ComputedBenchmark) => `${row.indicator.code} ${row.industry.code}`;
const year_days = 365; // offered: the year that is over

function Row({ row, chosen, choose }: { row: ComputedBenchmark; chosen: boolean; choose: (on: boolean) => void }) {
  const { t, say } = useTexts();
  const format = useFormat("");
  const name = `${say(row.indicator.label, row.indicator.code)} · ${say(row.industry.label, row.industry.code)}`;
  return (
    <tr data-computed={key_of(row)}>
      <td>
        <Checkbox checked={chosen} onChange={(event) => choose(event.target.checked)} aria-label={name} />
      </td>
      <td>
        {say(row.indicator.label, row.indicator.code)}
        <div className="cell-note">{say(row.industry.label, row.industry.code)}</div>
      </td>
      <td className="right num" data-label={t("benchmarks.mean")}>
        <b>{format.shown(row.mean)}</b>
      </td>
      <td className="right num" data-label={t("benchmarks.median")}>
        {format.shown(row.median)}
      </td>
      <td className="num" data-label={t("benchmarks.parties")}>
        {t("benchmarks.n_of", { parties: row.parties, of: row.parties_of })}
        {row.basis !== row.industry.code && <div className="cell-note">{say(row.basis_label)}</div>}
      </td>
      <td className="right num" data-label={t("benchmarks.in_force")}>
        {row.in_force ? format.shown(row.in_force) : "—"}
      </td>
    </tr>
  );
}

function Computed({ figures, portfolio_id, close }: ComputedProps) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [chosen, set_chosen] = useState(() => new Set(figures.rows.map(key_of)));
  const adopt = useAdopt(portfolio_id);
  const choose = (key: string, on: boolean) =>
    set_chosen((before) => {
      const after = new Set(before);
      if (on) after.add(key);
      else after.delete(key);
      return after;
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const rows = figures.rows
      .filter((row) => chosen.has(key_of(row)))
      .map((row) => ({ indicator: row.indicator.code, industry: row.industry.code }));
    adopt.mutate(
      { period: figures.period, sha256: figures.sha256, rows },
      {
        onSuccess: () => {
          void message.success(t("benchmarks.adopted", { count: rows.length }));
          close();
        },
      },
    );
  };
  if (figures.rows.length === 0)
    return (
      <EmptyState
        title={t("benchmarks.too_few")}
        text={t("benchmarks.too_few_text", { least: figures.least, parties: figures.parties, period: figures.period })}
      />
    );
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="muted">
        {t("benchmarks.computed_note", { period: figures.period, parties: figures.parties, least: figures.least })}
      </p>
      <ScrollX>
        <table className="grid stacked" aria-label={t("benchmarks.computed")}>
          <thead>
            <tr>
              <th>
                <Checkbox
                  checked={chosen.size === figures.rows.length}
                  indeterminate={chosen.size > 0 && chosen.size < figures.rows.length}
                  onChange={(event) => set_chosen(new Set(event.target.checked ? figures.rows.map(key_of) : []))}
                  aria-label={t("benchmarks.choose_all")}
                />
              </th>
              <th>{t("benchmarks.indicator_industry")}</th>
              <th className="right">{t("benchmarks.mean")}</th>
              <th className="right">{t("benchmarks.median")}</th>
              <th>{t("benchmarks.parties")}</th>
              <th className="right">{t("benchmarks.in_force")}</th>
            </tr>
          </thead>
          <tbody>
            {figures.rows.map((row) => (
              <Row
                key={key_of(row)}
                row={row}
                chosen={chosen.has(key_of(row))}
                choose={(on) => choose(key_of(row), on)}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <Refusal error={adopt.error} shown={[]} />
      <FormButtons cancel={close} submit={t("benchmarks.adopt", { count: chosen.size })} loading={adopt.isPending} />
    </form>
  );
}

interface ComputedProps {
  figures: ComputedBenchmarks;
  portfolio_id: string;
  close: () => void;
}

export function ComputeForm({ portfolio_id, close }: { portfolio_id: string; close: () => void }) {
  const { t } = useTexts();
  const [period, set_period] = useState(park_day(-year_days).slice(0, 4));
  const compute = useCompute(portfolio_id);
  const told = useFault(compute.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    compute.mutate(period.trim());
  };
  return (
    <>
      <form className="form compute-period" onSubmit={submit} noValidate>
        <Refusal error={compute.error} shown={["period"]} />
        <Field label={t("benchmarks.period")} hint={t("benchmarks.period_hint")} fault={told("period")} required>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={period}
              maxLength={20}
              onChange={(event) => set_period(event.target.value)}
            />
          )}
        </Field>
        <Button htmlType="submit" type={compute.data ? "default" : "primary"} loading={compute.isPending}>
          {t("benchmarks.compute")}
        </Button>
      </form>
      {compute.isPending && <Loading rows={4} />}
      {compute.data && !compute.isPending && (
        <Computed key={compute.data.sha256} figures={compute.data} portfolio_id={portfolio_id} close={close} />
      )}
    </>
  );
}
