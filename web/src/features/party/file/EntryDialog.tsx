// An entry of a data set: written down, corrected, removed with a reason; and what it said before (ENT-26).
import { useQuery } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { Coded, DatasetView, EntryView, FieldView } from "../../../shared/api/types";
import { useFormat } from "../../../shared/format/useFormat";
import { is_veiled } from "../../../shared/format/shown";
import { useTexts } from "../../../shared/i18n";
import { Choice, Field, FormButtons, ReasonField, Refusal, useFault } from "../../../shared/ui/Form";
import { ErrorState, Loading } from "../../../shared/ui/States";
import { moment_text } from "../../../shared/ui/time";
import { useParty } from "../context";
import { entry_name } from "./Dataset";
import { Origin, useOrigin } from "./Origin";
import { entry_query, useRemoveEntry, useSaveEntry } from "./queries";

interface FieldProps {
  field: FieldView;
  value: string;
  change: (text: string) => void;
  fault: string | undefined;
  focus: boolean;
}

function EntryField({ field, value, change, fault, focus }: FieldProps) {
  const { t, say } = useTexts();
  const options =
    field.unit === "boolean"
      ? [
          { value: "true", label: t("common.yes") },
          { value: "false", label: t("common.no") },
        ]
      : field.codes.map((code) => ({ value: code.code, label: say(code.label, code.code) }));
  return (
    <Field
      label={say(field.label, field.name)}
      fault={fault}
      hint={field.unit === "money" ? t("file.value_hint.money") : undefined}
      required={field.required}
    >
      {(ids) =>
        options.length > 0 ? (
          <Choice {...ids} value={value} change={change} any={t("file.choose")} options={options} />
        ) : (
          <Input
            {...ids}
            autoFocus={focus}
            type={field.unit === "date" ? "date" : "text"}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
    </Field>
  );
}

// What an entry says, as it is typed: shares as percentages.
function written(entry: EntryView | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { field, value } of entry?.cells ?? []) {
    if (is_veiled(value)) continue;
    if (value.number == null) texts[field] = value.text ?? "";
    else texts[field] = value.unit === "percent" ? `${Number((value.number * 100).toFixed(8))}%` : String(value.number);
  }
  return texts;
}

interface Props {
  dataset: DatasetView;
  entry?: EntryView | undefined; // to be corrected
  sources: Coded[];
  close: () => void;
}

export function EntryDialog({ dataset, entry, sources, close }: Props) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const save = useSaveEntry(party.party_id);
  const told = useFault(save.error);
  const origin = useOrigin(sources, entry);
  const fields = dataset.fields.filter((field) => !field.computed);
  const [content, set_content] = useState(() => written(entry));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const asked = Object.fromEntries(fields.map(({ name }) => [name, (content[name] ?? "").trim()]));
    const body = { dataset: dataset.dataset, content: asked, ...origin.given };
    save.mutate(
      { entry_id: entry?.entry_id, version: entry?.version, body },
      {
        onSuccess: () => {
          void message.success(t("file.saved"));
          close();
        },
      },
    );
  };
  const title = say(dataset.label, dataset.dataset);
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      title={entry ? t("file.correct_of", { entry: title }) : t("file.add_to", { dataset: title })}
      destroyOnHidden
    >
      <form className="form" onSubmit={submit} noValidate>
        <p className="muted">{say(dataset.help)}</p>
        <Refusal
          error={save.error}
          shown={[...fields.map(({ name }) => `/content/${name}`), "/source", "/evidence", "/note"]}
        />
        {fields.map((field, at) => (
          <EntryField
            key={field.name}
            field={field}
            value={content[field.name] ?? ""}
            change={(text) => set_content((before) => ({ ...before, [field.name]: text }))}
            fault={told(`/content/${field.name}`)}
            focus={at === 0}
          />
        ))}
        <Origin origin={origin} sources={sources} told={told} />
        <FormButtons cancel={close} submit={t("file.submit_entry")} loading={save.isPending} />
      </form>
    </Modal>
  );
}

interface OneProps {
  dataset: DatasetView;
  entry: EntryView;
  close: () => void;
}

export function RemoveDialog({ dataset, entry, close }: OneProps) {
  const { party } = useParty();
  const { t } = useTexts();
  const { message } = App.useApp();
  const format = useFormat(party.currency);
  const remove = useRemoveEntry(party.party_id);
  const told = useFault(remove.error);
  const [reason, set_reason] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    remove.mutate(
      { entry_id: entry.entry_id, version: entry.version, reason },
      {
        onSuccess: () => {
          void message.success(t("file.removed_done"));
          close();
        },
      },
    );
  };
  return (
    <Modal open onCancel={close} footer={null} title={t("file.remove_title")} destroyOnHidden>
      <form className="form" onSubmit={submit} noValidate>
        <p>
          <b>{entry_name(entry, dataset.fields, format.shown)}</b>
        </p>
        <p className="muted">{t("file.remove_text")}</p>
        <Refusal error={remove.error} shown={["/reason"]} />
        <ReasonField label={t("file.reason")} reason={reason} change={set_reason} fault={told("/reason")} focus />
        <FormButtons cancel={close} submit={t("file.remove")} loading={remove.isPending} danger />
      </form>
    </Modal>
  );
}

export function HistoryDialog({ dataset, entry, close }: OneProps) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const { data, error, refetch } = useQuery(entry_query(entry.entry_id));
  return (
    <Modal open onCancel={close} footer={null} title={t("file.history_title")} destroyOnHidden>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      <ol className="entry-history">
        {data?.map((version) => (
          <li key={version.version_id}>
            <div className="muted">
              {version.removed && <span className="chip chip-adverse">{t("file.removed")}</span>}{" "}
              {t("file.written_by", { who: version.recorded_by_name, at: moment_text(version.recorded_at) })} ·{" "}
              {say(version.source_label, version.source)}
              {version.note && ` · ${version.note}`}
            </div>
            {dataset.fields
              .map((field) => ({ field, cell: version.cells.find((one) => one.field === field.name) }))
              .filter(({ cell }) => cell !== undefined)
              .map(({ field, cell }) => `${say(field.label, field.name)} ${cell ? format.shown(cell.value) : ""}`)
              .join(t("file.semicolon"))}
          </li>
        ))}
      </ol>
    </Modal>
  );
}
