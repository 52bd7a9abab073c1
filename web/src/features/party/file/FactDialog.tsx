// A value of a data set, written down with where it comes from (DAT-01).
import { App, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { Coded, DatasetView } from "../../../shared/api/types";
import { useTexts } from "../../../shared/i18n";
import { Choice, Field, FormButtons, Refusal, useFault } from "../../../shared/ui/Form";
import { useParty } from "../context";
import { Origin, useOrigin, type OriginNames } from "./Origin";
import { useRecordFact } from "./queries";

interface Props {
  dataset: DatasetView;
  sources: Coded[];
  close: () => void;
}

const own_fields = ["/name", "/value", "/period"];
const origin_fields: OriginNames[] = ["source", "evidence", "note"];
const hinted = ["money", "percent", "number"] as const;

export function FactDialog({ dataset, sources, close }: Props) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const record = useRecordFact(party.party_id);
  const told = useFault(record.error);
  const origin = useOrigin(sources);
  const [name, set_name] = useState(dataset.attributes.length === 1 ? (dataset.attributes[0]?.name ?? "") : "");
  const [value, set_value] = useState("");
  const [period, set_period] = useState("");
  const attribute = dataset.attributes.find((one) => one.name === name);
  const hint = hinted.find((unit) => unit === attribute?.unit);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    record.mutate(
      { name, value: value.trim(), period: period.trim(), ...origin.given },
      {
        onSuccess: () => {
          void message.success(t("file.saved"));
          close();
        },
      },
    );
  };
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      title={t("file.add_value_to", { dataset: say(dataset.label) })}
      destroyOnHidden
    >
      <form className="form" onSubmit={submit} noValidate>
        <p className="muted">{say(dataset.help)}</p>
        <Refusal error={record.error} shown={[...own_fields, ...origin_fields.map((one) => `/${one}`)]} />
        <Field label={t("file.attribute")} fault={told("/name")} required>
          {(ids) => (
            <Choice
              {...ids}
              value={name}
              change={set_name}
              any={t("file.choose_attribute")}
              options={dataset.attributes
                .filter((one) => one.name !== "uscc")
                .map((one) => ({ value: one.name, label: say(one.label, one.name) }))}
            />
          )}
        </Field>
        <Field label={t("file.value")} fault={told("/value")} hint={hint && t(`file.value_hint.${hint}`)} required>
          {(ids) =>
            attribute?.unit === "boolean" ? (
              <Choice
                {...ids}
                value={value}
                change={set_value}
                any={t("file.choose")}
                options={[
                  { value: "true", label: t("common.yes") },
                  { value: "false", label: t("common.no") },
                ]}
              />
            ) : (
              <Input
                {...ids}
                type={attribute?.unit === "date" ? "date" : "text"}
                value={value}
                onChange={(event) => set_value(event.target.value)}
              />
            )
          }
        </Field>
        {attribute?.cadence !== "once" && (
          <Field label={t("file.period")} fault={told("/period")} hint={t("file.period_hint")}>
            {(ids) => <Input {...ids} value={period} onChange={(event) => set_period(event.target.value)} />}
          </Field>
        )}
        <Origin origin={origin} sources={sources} told={told} />
        <FormButtons cancel={close} submit={t("file.submit_value")} loading={record.isPending} />
      </form>
    </Modal>
  );
}
