// One data set of a file: its values, or its entries as a table, with what is summed up of them.
import { Button } from "antd";

import type { DatasetView, EntryView, FactView, FieldView } from "../../../shared/api/types";
import { is_veiled } from "../../../shared/format/shown";
import { useFormat } from "../../../shared/format/useFormat";
import { useTexts } from "../../../shared/i18n";
import { ScrollX } from "../../../shared/ui/ScrollX";
import { useParty } from "../context";
import { Veiled } from "../Reveal";

export interface Acts {
  add: (dataset: DatasetView) => void;
  correct: (dataset: DatasetView, entry: EntryView) => void;
  remove: (dataset: DatasetView, entry: EntryView) => void;
  look_back: (dataset: DatasetView, entry: EntryView) => void;
}

export const is_empty = (dataset: DatasetView): boolean =>
  dataset.holds_entries ? dataset.entries.length === 0 : dataset.values.length === 0;

function Shown({ value, name }: { value: FactView["value"]; name: string }) {
  const format = useFormat(useParty().party.currency);
  return is_veiled(value) ? <Veiled value={value} name={name} ask={undefined} /> : <>{format.shown(value)}</>;
}

function Values({ values }: { values: FactView[] }) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  return (
    <dl className="file-values">
      {values.map((fact) => (
        <div key={`${fact.name} ${fact.source} ${fact.known_at}`} className={fact.disagrees ? "disagrees" : undefined}>
          <dt>{say(fact.label, fact.name)}</dt>
          <dd>
            <b className="num">
              <Shown value={fact.value} name={say(fact.label, fact.name)} />
            </b>
            <small>
              {fact.disagrees && <span className="chip chip-adverse">{t("file.other_source")}</span>}{" "}
              {say(fact.source_label, fact.source)} ·{" "}
              {fact.valid_from ? format.period(fact.valid_from, fact.valid_to) : fact.known_at}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const is_figure = (field: FieldView) => ["money", "percent", "number", "days"].includes(field.unit);

// How an entry is called: its first field.
export const entry_name = (
  entry: EntryView,
  fields: FieldView[],
  shown: (cell: FactView["value"]) => string,
): string => {
  const first = entry.cells.find((cell) => cell.field === fields[0]?.name);
  return first ? shown(first.value) : entry.entry_id;
};

function EntryRow({ dataset, entry, fields, acts }: EntriesProps & { entry: EntryView; fields: FieldView[] }) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  const name = entry_name(entry, dataset.fields, format.shown);
  return (
    <tr>
      {fields.map((field) => {
        const cell = entry.cells.find((one) => one.field === field.name);
        return (
          <td key={field.name} className={is_figure(field) ? "right num" : undefined}>
            {cell ? <Shown value={cell.value} name={say(field.label, field.name)} /> : "—"}
          </td>
        );
      })}
      <td>
        {say(entry.source_label, entry.source)}
        <div className="cell-note">
          {[entry.known_at, entry.recorded_by_name, entry.evidence, entry.note].filter(Boolean).join(" · ")}
        </div>
      </td>
      <td className="entry-acts no-print">
        <button
          type="button"
          className="link-button"
          aria-label={t("file.history_of", { entry: name })}
          onClick={() => acts.look_back(dataset, entry)}
        >
          {t("file.history")} {entry.version > 1 && <span className="num">{entry.version}</span>}
        </button>
        {acts.may_write && (
          <>
            <button
              type="button"
              className="link-button"
              aria-label={t("file.correct_of", { entry: name })}
              onClick={() => acts.correct(dataset, entry)}
            >
              {t("file.correct")}
            </button>
            <button
              type="button"
              className="link-button danger"
              aria-label={`${t("file.remove")}: ${name}`}
              onClick={() => acts.remove(dataset, entry)}
            >
              {t("file.remove")}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

interface EntriesProps {
  dataset: DatasetView;
  acts: Acts & { may_write: boolean };
}

function Entries({ dataset, acts }: EntriesProps) {
  const { t, say } = useTexts();
  // Columns that no entry fills say nothing.
  const fields = dataset.fields.filter((field) =>
    dataset.entries.some((entry) => entry.cells.some((cell) => cell.field === field.name)),
  );
  return (
    <ScrollX>
      <table className="grid file-entries" aria-label={say(dataset.label, dataset.dataset)}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} className={is_figure(field) ? "right" : undefined}>
                {say(field.label, field.name)}
              </th>
            ))}
            <th>{t("fact.source")}</th>
            <th className="no-print">
              <span className="visually-hidden">{t("file.correct")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dataset.entries.map((entry) => (
            <EntryRow key={entry.entry_id} dataset={dataset} entry={entry} fields={fields} acts={acts} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function Dataset({ dataset, acts }: EntriesProps) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  const title = say(dataset.label, dataset.dataset);
  return (
    <section className={dataset.holds_entries ? "dataset dataset-wide" : "dataset"} aria-label={title}>
      <header>
        <h4 title={say(dataset.help)}>{title}</h4>
        {dataset.holds_entries && <span className="muted">{t("file.entries", { count: dataset.entries.length })}</span>}
        {dataset.summaries.map((summary) => (
          <span key={summary.name} className="dataset-sum">
            {say(summary.label, summary.name)} <b className="num">{format.shown(summary.value)}</b>
          </span>
        ))}
        {acts.may_write && (
          <Button
            size="small"
            className="no-print"
            aria-label={t(dataset.holds_entries ? "file.add_to" : "file.add_value_to", { dataset: title })}
            onClick={() => acts.add(dataset)}
          >
            {t(dataset.holds_entries ? "file.add_entry" : "file.add_value")}
          </Button>
        )}
      </header>
      {dataset.holds_entries ? <Entries dataset={dataset} acts={acts} /> : <Values values={dataset.values} />}
    </section>
  );
}

// Those in which nothing stands yet: what belongs there, and a way to begin.
export function EmptyDatasets({ datasets, acts }: { datasets: DatasetView[]; acts: EntriesProps["acts"] }) {
  const { t, say } = useTexts();
  if (datasets.length === 0) return null;
  return (
    <div className="file-empty no-print">
      <span className="muted">{t("file.empty_of_group")}</span>
      <ul>
        {datasets.map((dataset) => (
          <li key={dataset.dataset}>
            <b>{say(dataset.label, dataset.dataset)}</b> <span className="muted">{say(dataset.help)}</span>
            {acts.may_write && (
              <button
                type="button"
                className="link-button"
                aria-label={t(dataset.holds_entries ? "file.add_to" : "file.add_value_to", {
                  dataset: say(dataset.label, dataset.dataset),
                })}
                onClick={() => acts.add(dataset)}
              >
                {t(dataset.holds_entries ? "file.add_entry" : "file.add_value")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
