// An industry mean or park standard that somebody else found out: written down with its source (DAT-25, DAT-26).
import { App, Input } from "antd";
import { useState, type SubmitEvent } from "react";

import type { BenchmarksView, RecordedBenchmarkView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Choice, Field, FormButtons, ReasonField, Refusal, useFault } from "../../shared/ui/Form";
import { park_day } from "../../shared/ui/time";
import { useEnter, useWithdraw } from "./queries";

const exact_digits = 12; // 12.3 % is 0.123 and not 0.12300000000000001

export function EnterForm({
  view,
  portfolio_id,
  close,
}: {
  view: BenchmarksView;
  portfolio_id: string;
  close: () => void;
}) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const [given, set_given] = useState({
    indicator: view.indicators[0]?.name ?? "",
    industry: "*",
    period: park_day().slice(0, 4),
    value: "",
    source: "",
  });
  const change = (part: Partial<typeof given>) => set_given((before) => ({ ...before, ...part }));
  const [missing, set_missing] = useState("");
  const enter = useEnter(portfolio_id);
  const told = useFault(enter.error);
  const is_percent = view.indicators.find((one) => one.name === given.indicator)?.unit === "percent";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const number = Number(given.value.trim());
    const is_number = given.value.trim() !== "" && Number.isFinite(number);
    set_missing(is_number ? "" : t("benchmarks.value_missing"));
    if (!is_number) return;
    const value = is_percent ? Number((number / 100).toPrecision(exact_digits)) : number;
    enter.mutate(
      { ...given, period: given.period.trim(), source: given.source.trim(), value },
      {
        onSuccess: () => {
          void message.success(t("benchmarks.entered"));
          close();
        },
      },
    );
  };
  const text = (name: "period" | "source", hint: string) => (
    <Field label={t(`benchmarks.${name}`)} hint={hint} fault={told(`/${name}`)} required>
      {(ids) => (
        <Input
          {...ids}
          value={given[name]}
          maxLength={90}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={enter.error} shown={["/indicator", "/industry", "/period", "/source", "/value"]} />
      <Field label={t("benchmarks.indicator")} fault={told("/indicator")} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.indicator}
            change={(indicator) => change({ indicator })}
            options={view.indicators.map((one) => ({
              value: one.name,
              label: `${say(one.label, one.name)}（${t(`benchmarks.kinds.${one.kind}`)}）`,
            }))}
          />
        )}
      </Field>
      <Field label={t("benchmarks.industry")} fault={told("/industry")} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.industry}
            change={(industry) => change({ industry })}
            options={view.industries.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
          />
        )}
      </Field>
      <Field label={t("benchmarks.value")} fault={missing || told("/value")} required>
        {(ids) => (
          <Input
            {...ids}
            inputMode="decimal"
            suffix={is_percent ? "%" : undefined}
            value={given.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        )}
      </Field>
      {text("period", t("benchmarks.period_hint"))}
      {text("source", t("benchmarks.source_hint"))}
      <FormButtons cancel={close} submit={t("benchmarks.enter_submit")} loading={enter.isPending} />
    </form>
  );
}

export function WithdrawForm({
  benchmark,
  portfolio_id,
  close,
}: {
  benchmark: RecordedBenchmarkView;
  portfolio_id: string;
  close: () => void;
}) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [reason, set_reason] = useState("");
  const withdraw = useWithdraw(portfolio_id, benchmark.benchmark_id);
  const told = useFault(withdraw.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    withdraw.mutate(reason.trim(), {
      onSuccess: () => {
        void message.success(t("benchmarks.withdrawn"));
        close();
      },
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{t("benchmarks.withdraw_text")}</p>
      <Refusal error={withdraw.error} shown={["/reason"]} />
      <ReasonField focus label={t("benchmarks.reason")} reason={reason} change={set_reason} fault={told("/reason")} />
      <FormButtons danger cancel={close} submit={t("benchmarks.withdraw")} loading={withdraw.isPending} />
    </form>
  );
}
