// What each column of the file is.
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, ConfigProvider, Input, Select } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";

import type { ImportColumn, ImportMapping, ImportTargets, ImportView, Label } from "../../shared/api/types";
import { ApiError } from "../../shared/api/problem";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal, useFault } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { Loading } from "../../shared/ui/States";
import { targets_query } from "../../shared/api/queries";
import { useCheck, useStep } from "./queries";
import "../../shared/ui/stacked.css";

const samples_shown = 3;
const with_unit = new Set(["number", "money", "percent"]);

// Targets of a kind stand together.
function grouped(targets: ImportTargets["targets"], say: (label: Label) => string) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const one of targets) {
    const group = groups.get(say(one.dataset)) ?? [];
    group.push({ value: one.target, label: say(one.label) });
    groups.set(say(one.dataset), group);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

interface RowProps {
  column: ImportColumn;
  samples: string;
  targets: ImportTargets;
  fault: string | undefined;
  change: (column: ImportColumn) => void;
}

function ColumnRow({ column, samples, targets, fault, change }: RowProps) {
  const { t, say } = useTexts();
  const fault_id = useId();
  const type = targets.targets.find((one) => one.target === column.target)?.type ?? "";
  const left_out = { label: t("imports.left_out"), options: [{ value: "", label: t("imports.left_out") }] };
  return (
    <tr className={column.target ? undefined : "import-left-out"}>
      <th scope="row">{column.header || t("imports.no_header")}</th>
      <td className="import-samples" data-label={t("imports.samples")}>
        {samples}
      </td>
      <td data-label={t("imports.target")}>
        <Select
          className="import-target"
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("imports.target_of", { column: column.header })}
          value={column.target}
          {...(fault && { status: "error", "aria-invalid": true, "aria-describedby": fault_id })}
          options={[left_out, ...grouped(targets.targets, (label) => say(label))]}
          onChange={(target: string) => change({ ...column, target })}
        />
        {fault && (
          <div className="field-fault" id={fault_id}>
            {fault}
          </div>
        )}
      </td>
      <td data-label={t("imports.unit")}>
        {with_unit.has(type) && (
          <Select
            className="import-unit"
            aria-label={t("imports.unit_of", { column: column.header })}
            value={column.unit}
            options={["", ...targets.units].map((unit) => ({ value: unit, label: unit || t("imports.as_is") }))}
            onChange={(unit: string) => change({ ...column, unit })}
          />
        )}
      </td>
    </tr>
  );
}

interface ColumnsProps {
  mapping: ImportMapping;
  rows: string[][];
  targets: ImportTargets;
  fault: (pointer: string) => string | undefined;
  change: (columns: ImportColumn[]) => void;
}

function Columns({ mapping, rows, targets, fault, change }: ColumnsProps) {
  const { t } = useTexts();
  const samples_of = (at: number): string => {
    if (rows.length === 0) return t("imports.samples_hidden");
    const filled = rows.map((row) => row[at] ?? "").filter(Boolean);
    return filled.slice(0, samples_shown).join(t("imports.between")) || t("imports.samples_none");
  };
  return (
    <ScrollX>
      <table className="grid stacked import-columns" aria-label={t("imports.columns")}>
        <thead>
          <tr>
            <th>{t("imports.column")}</th>
            <th>{t("imports.samples")}</th>
            <th>{t("imports.target")}</th>
            <th>{t("imports.unit")}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((column, at) => (
            <ColumnRow
              key={at}
              column={column}
              samples={samples_of(at)}
              targets={targets}
              fault={fault(`/columns/${at}/target`) ?? fault(`/columns/${at}/unit`)}
              change={(changed) => change(mapping.columns.map((one, place) => (place === at ? changed : one)))}
            />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

interface AboutProps {
  mapping: ImportMapping;
  sources: ImportTargets["sources"];
  fault: (pointer: string) => string | undefined;
  change: (part: Partial<ImportMapping>) => void;
}

// What holds for every row of the file.
function About({ mapping, sources, fault, change }: AboutProps) {
  const { t, say } = useTexts();
  return (
    <div className="card import-about">
      <Field label={t("imports.source")} hint={t("imports.source_hint")} fault={fault("/source")} required>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: "label" }}
            status={fault("/source") ? "error" : ""}
            value={mapping.source || undefined}
            placeholder={t("imports.source_choose")}
            options={sources.map((source) => ({ value: source.code, label: say(source.label, source.code) }))}
            onChange={(source: string) => change({ source })}
          />
        )}
      </Field>
      <Field label={t("imports.period")} hint={t("imports.period_hint")} fault={fault("/period")}>
        {(ids) => (
          <Input
            {...ids}
            value={mapping.period}
            placeholder={t("imports.period_example")}
            onChange={(event) => change({ period: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

// Where the form tells a refused mapping: what is told elsewhere stands at the button.
const told_at_fields = (mapping: ImportMapping): string[] => [
  "/source",
  "/period",
  ...mapping.columns.flatMap((_, at) => [`/columns/${at}/target`, `/columns/${at}/unit`]),
];

// The fields may stand far above the button.
function Marked({ error, mapping }: { error: unknown; mapping: ImportMapping }) {
  const { t } = useTexts();
  if (!(error instanceof ApiError)) return null;
  const told = told_at_fields(mapping);
  const count = error.problem.errors.filter((one) => told.includes(one.pointer)).length;
  if (count === 0) return null;
  return <Alert className="import-note" type="error" showIcon title={t("imports.marked", { count })} />;
}

interface Props {
  one: ImportView;
  may: boolean;
  back?: () => void; // to what the check has found
}

function Notes({ one, may }: { one: ImportView; may: boolean }) {
  const { t, say } = useTexts();
  return (
    <>
      {one.error.en && <Alert className="import-note" type="warning" showIcon title={say(one.error)} />}
      {may && one.preview?.remembered && (
        <Alert className="import-note" type="info" showIcon title={t("imports.remembered")} />
      )}
    </>
  );
}

function Buttons({ is_checking, back, cancel }: { is_checking: boolean; back: ReactNode; cancel: ReactNode }) {
  const { t } = useTexts();
  return (
    <div className="form-buttons no-print">
      {cancel}
      {back}
      <Button type="primary" htmlType="submit" loading={is_checking}>
        {t("imports.check")}
      </Button>
    </div>
  );
}

export function Mapping({ one, may, back }: Props) {
  const { t } = useTexts();
  const { data: targets } = useQuery(targets_query(one.portfolio_id));
  const [mapping, set_mapping] = useState<ImportMapping>(one.mapping);
  const form = useRef<HTMLFormElement>(null);
  const check = useCheck(one.batch_id);
  const step = useStep(one.batch_id);
  const fault = useFault(check.error);
  if (!targets) return <Loading rows={10} />;
  const used = mapping.columns.filter((column) => column.target).length;
  const change = (part: Partial<ImportMapping>) => set_mapping({ ...mapping, ...part });
  const go_to_fault = () =>
    window.requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate(mapping, { onError: go_to_fault });
      }}
    >
      <ConfigProvider componentDisabled={!may}>
        <Notes one={one} may={may} />
        <About mapping={mapping} sources={targets.sources} fault={fault} change={change} />
        <div className="card imports-card">
          <p className="muted">{t("imports.columns_used", { used, all: mapping.columns.length })}</p>
          <Columns
            mapping={mapping}
            rows={one.preview?.rows ?? []}
            targets={targets}
            fault={fault}
            change={(columns) => change({ columns })}
          />
        </div>
      </ConfigProvider>
      <Marked error={check.error} mapping={mapping} />
      <Refusal error={check.error ?? step.error} shown={told_at_fields(mapping)} />
      {may && (
        <Buttons
          is_checking={check.isPending}
          back={back && <Button onClick={back}>{t("imports.back_to_check")}</Button>}
          cancel={
            <Button onClick={() => step.mutate("cancel")} loading={step.isPending}>
              {t("imports.cancel")}
            </Button>
          }
        />
      )}
    </form>
  );
}
