// What each column of the file is.
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Select } from "antd";
import { useState } from "react";

import type { ImportColumn, ImportMapping, ImportTargets, ImportView, Label } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal, useFault } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { Loading } from "../../shared/ui/States";
import { targets_query, useCheck, useStep } from "./queries";
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
  samples: string[];
  targets: ImportTargets;
  fault: string | undefined;
  change: (column: ImportColumn) => void;
}

function ColumnRow({ column, samples, targets, fault, change }: RowProps) {
  const { t, say } = useTexts();
  const type = targets.targets.find((one) => one.target === column.target)?.type ?? "";
  const left_out = { label: t("imports.left_out"), options: [{ value: "", label: t("imports.left_out") }] };
  return (
    <tr className={column.target ? undefined : "import-left-out"}>
      <th scope="row">{column.header || t("imports.no_header")}</th>
      <td className="import-samples" data-label={t("imports.samples")}>
        {samples.filter(Boolean).join(t("imports.between"))}
      </td>
      <td data-label={t("imports.target")}>
        <Select
          className="import-target"
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("imports.target_of", { column: column.header })}
          value={column.target}
          status={fault ? "error" : ""}
          options={[left_out, ...grouped(targets.targets, (label) => say(label))]}
          onChange={(target: string) => change({ ...column, target })}
        />
        {fault && <div className="field-fault">{fault}</div>}
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
              samples={rows.slice(0, samples_shown).map((row) => row[at] ?? "")}
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

export function Mapping({ one, may }: { one: ImportView; may: boolean }) {
  const { t, say } = useTexts();
  const { data: targets } = useQuery(targets_query(one.portfolio_id));
  const [mapping, set_mapping] = useState<ImportMapping>(one.mapping);
  const check = useCheck(one.batch_id);
  const step = useStep(one.batch_id);
  const fault = useFault(check.error);
  if (!targets) return <Loading rows={10} />;
  const used = mapping.columns.filter((column) => column.target).length;
  const told = [
    "/source",
    "/period",
    ...mapping.columns.flatMap((_, at) => [`/columns/${at}/target`, `/columns/${at}/unit`]),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate(mapping);
      }}
    >
      {one.error && <Alert className="import-note" type="warning" showIcon title={one.error} />}
      {one.preview?.remembered && (
        <Alert className="import-note" type="info" showIcon title={t("imports.remembered")} />
      )}
      <div className="card import-about">
        <Field label={t("imports.source")} hint={t("imports.source_hint")} fault={fault("/source")} required>
          {(ids) => (
            <Select
              {...ids}
              showSearch={{ optionFilterProp: "label" }}
              value={mapping.source || undefined}
              placeholder={t("imports.source_choose")}
              options={targets.sources.map((source) => ({ value: source.code, label: say(source.label, source.code) }))}
              onChange={(source: string) => set_mapping({ ...mapping, source })}
            />
          )}
        </Field>
        <Field label={t("imports.period")} hint={t("imports.period_hint")} fault={fault("/period")}>
          {(ids) => (
            <Input
              {...ids}
              value={mapping.period}
              placeholder="2025Q3"
              onChange={(event) => set_mapping({ ...mapping, period: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="card imports-card">
        <p className="muted">{t("imports.columns_used", { used, all: mapping.columns.length })}</p>
        <Columns
          mapping={mapping}
          rows={one.preview?.rows ?? []}
          targets={targets}
          fault={fault}
          change={(columns) => set_mapping({ ...mapping, columns })}
        />
      </div>
      <Refusal error={check.error ?? step.error} shown={told} />
      {may && (
        <div className="form-buttons">
          <Button onClick={() => step.mutate("cancel")} loading={step.isPending}>
            {t("imports.cancel")}
          </Button>
          <Button type="primary" htmlType="submit" loading={check.isPending}>
            {t("imports.check")}
          </Button>
        </div>
      )}
    </form>
  );
}
