// Sets a connector up: where the data come from, where each value stands in the answer; of a push then its secret, once.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ConnectorDraft, ConnectorField, ConnectorView, ImportTargets } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { CopyButton } from "../../shared/ui/CopyButton";
import { Choice, Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { Loading } from "../../shared/ui/States";
import { targets_query } from "../../shared/api/queries";
import { NoEnterprise, useAddConnector } from "./queries";

const auths = ["none", "bearer", "basic", "header"];
const pagings = ["none", "next_link", "page", "cursor"];
const hour_minutes = 60; // offered

const first: ConnectorDraft = {
  title: "",
  kind: "pull",
  source: "",
  secret: "",
  settings: {
    party_id: "",
    url: "",
    items: "",
    fields: [
      { pointer: "/uscc", target: "party.uscc", unit: "" },
      { pointer: "", target: "", unit: "" },
    ],
    period: "",
    auth: "none",
    auth_name: "",
    paging: "none",
    paging_pointer: "",
    paging_parameter: "",
    every_minutes: hour_minutes,
  },
};

interface FieldsProps {
  fields: ConnectorField[];
  targets: ImportTargets;
  told: (pointer: string) => string | undefined;
  change: (fields: ConnectorField[]) => void;
}

function Fields({ fields, targets, told, change }: FieldsProps) {
  const { t, say } = useTexts();
  const set = (at: number, part: Partial<ConnectorField>) =>
    change(fields.map((one, other) => (other === at ? { ...one, ...part } : one)));
  const options = targets.targets.map((one) => ({
    value: one.target,
    label: `${say(one.dataset)} · ${say(one.label, one.target)}`,
  }));
  return (
    <fieldset className="connector-fields">
      <legend>{t("connectors.fields")}</legend>
      {told("/settings/fields") && <div className="field-fault">{told("/settings/fields")}</div>}
      {fields.map((field, at) => {
        const place = `/settings/fields/${at}`;
        const fault = told(`${place}/pointer`) ?? told(`${place}/target`) ?? told(`${place}/unit`);
        return (
          <div className="connector-field" key={at}>
            <Input
              aria-label={`${t("connectors.pointer")} ${at + 1}`}
              placeholder="/tax/paid"
              className="mono"
              spellCheck={false}
              value={field.pointer}
              onChange={(event) => set(at, { pointer: event.target.value })}
            />
            <Choice
              aria-label={`${t("connectors.target")} ${at + 1}`}
              value={field.target}
              change={(target) => set(at, { target })}
              any={t("connectors.choose")}
              options={options}
            />
            <Choice
              aria-label={`${t("connectors.unit")} ${at + 1}`}
              value={field.unit}
              change={(unit) => set(at, { unit })}
              any={t("connectors.as_is")}
              options={targets.units.map((unit) => ({ value: unit, label: unit }))}
            />
            <Button
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t("connectors.remove_field", { at: at + 1 })}
              disabled={fields.length === 1}
              onClick={() => change(fields.filter((_, other) => other !== at))}
            />
            {fault && <div className="field-fault">{fault}</div>}
          </div>
        );
      })}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => change([...fields, { pointer: "", target: "", unit: "" }])}
        >
          {t("connectors.add_field")}
        </Button>
      </div>
    </fieldset>
  );
}

// What the form needs for each of its kinds: the pointers of the server's faults are those of the draft.
function ConnectorForm({
  portfolio_id,
  targets,
  close,
  made,
}: {
  portfolio_id: string;
  targets: ImportTargets;
  close: () => void;
  made: (connector: ConnectorView) => void;
}) {
  const { t, say } = useTexts();
  const add = useAddConnector(portfolio_id);
  const told = useFault(add.error);
  const [draft, set_draft] = useState(first);
  const [uscc, set_uscc] = useState("");
  const { settings } = draft;
  const is_pull = draft.kind === "pull";
  const change = (part: Partial<ConnectorDraft>) => set_draft((before) => ({ ...before, ...part }));
  const set = (part: Partial<ConnectorDraft["settings"]>) =>
    set_draft((before) => ({ ...before, settings: { ...before.settings, ...part } }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate({ draft, uscc: uscc.trim() }, { onSuccess: made });
  };
  const text = (name: "url" | "items" | "period" | "auth_name" | "paging_pointer" | "paging_parameter", hint = "") => (
    <Field label={t(`connectors.${name}`)} hint={hint} fault={told(`/settings/${name}`)}>
      {(ids) => (
        <Input
          {...ids}
          spellCheck={false}
          autoComplete="off"
          value={settings[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const choice = (name: "auth" | "paging", codes: string[]) => (
    <Field label={t(`connectors.${name}`)} fault={told(`/settings/${name}`)}>
      {(ids) => (
        <Choice
          {...ids}
          value={settings[name]}
          change={(code) => set({ [name]: code })}
          options={codes.map((code) => ({ value: code, label: t(`connectors.${name}s.${code}`) }))}
        />
      )}
    </Field>
  );
  const no_enterprise = add.error instanceof NoEnterprise ? t("connectors.no_enterprise") : undefined;
  const shown = ["url", "items", "period", "auth", "auth_name", "paging", "paging_pointer", "paging_parameter"]
    .map((name) => `/settings/${name}`)
    .concat(["/title", "/source", "/secret", "/settings/every_minutes", "/settings/party_id", "/settings/fields"])
    .concat(
      settings.fields.flatMap((_, at) => ["pointer", "target", "unit"].map((m) => `/settings/fields/${at}/${m}`)),
    );
  return (
    <form className="form" onSubmit={submit} noValidate>
      {!no_enterprise && <Refusal error={add.error} shown={shown} />}
      <Field label={t("connectors.title_label")} hint={t("connectors.title_hint")} fault={told("/title")} required>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            maxLength={60}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="connector-pair">
        <Field label={t("connectors.source")} fault={told("/source")} required>
          {(ids) => (
            <Choice
              {...ids}
              value={draft.source}
              change={(source) => change({ source })}
              any={t("connectors.choose")}
              options={targets.sources.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
            />
          )}
        </Field>
        <Field label={t("connectors.kind")}>
          {(ids) => (
            <Choice
              {...ids}
              value={draft.kind}
              change={(kind) => change({ kind })}
              options={["pull", "push"].map((kind) => ({ value: kind, label: t(`connectors.kinds.${kind}`) }))}
            />
          )}
        </Field>
      </div>
      <Field
        label={t("connectors.one_enterprise")}
        hint={t("connectors.one_enterprise_hint")}
        fault={no_enterprise ?? told("/settings/party_id")}
      >
        {(ids) => (
          <Input
            {...ids}
            className="mono"
            maxLength={18}
            value={uscc}
            onChange={(event) => {
              set_uscc(event.target.value);
              if (event.target.value)
                set({ fields: settings.fields.filter((one) => !one.target.startsWith("party.")) });
            }}
          />
        )}
      </Field>
      {is_pull && (
        <>
          {text("url", t("connectors.url_hint"))}
          <div className="connector-pair">
            <Field label={t("connectors.every")} fault={told("/settings/every_minutes")}>
              {(ids) => (
                <Input
                  {...ids}
                  inputMode="numeric"
                  value={String(settings.every_minutes)}
                  onChange={(event) => set({ every_minutes: Number(event.target.value.replace(/\D/g, "")) })}
                />
              )}
            </Field>
            {choice("auth", auths)}
          </div>
          {(settings.auth === "basic" || settings.auth === "header") && text("auth_name")}
          {settings.auth !== "none" && (
            <Field label={t("connectors.secret")} hint={t("connectors.secret_hint")} fault={told("/secret")}>
              {(ids) => (
                <Input
                  {...ids}
                  type="password"
                  autoComplete="off"
                  value={draft.secret}
                  onChange={(event) => change({ secret: event.target.value })}
                />
              )}
            </Field>
          )}
        </>
      )}
      {text("items", t("connectors.items_hint"))}
      <Fields fields={settings.fields} targets={targets} told={told} change={(fields) => set({ fields })} />
      {text("period", t("connectors.period_hint"))}
      {is_pull && choice("paging", pagings)}
      {is_pull && (settings.paging === "next_link" || settings.paging === "cursor") && text("paging_pointer")}
      {is_pull && (settings.paging === "page" || settings.paging === "cursor") && text("paging_parameter")}
      <FormButtons cancel={close} submit={t("connectors.add_submit")} loading={add.isPending} />
    </form>
  );
}

function ShownSecret({ connector, close }: { connector: ConnectorView; close: () => void }) {
  const { t } = useTexts();
  return (
    <div className="form">
      <Alert
        type="info"
        showIcon
        title={t("connectors.secret_once")}
        description={t("connectors.secret_text", { path: connector.delivery_path })}
      />
      <Field label={t("connectors.secret")}>
        {(ids) => (
          <Input
            {...ids}
            className="mono"
            readOnly
            value={connector.secret}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className="form-buttons">
        <Button onClick={close}>{t("connectors.secret_done")}</Button>
        <CopyButton text={connector.secret} label={t("connectors.secret_copy")} primary />
      </div>
    </div>
  );
}

export function ConnectorDialog({ portfolio_id, close }: { portfolio_id: string; close: () => void }) {
  const { t } = useTexts();
  const { data: targets } = useQuery(targets_query(portfolio_id));
  const [connector, set_connector] = useState<ConnectorView | null>(null);
  return (
    <Modal
      open
      title={t(connector ? "connectors.secret_title" : "connectors.add_title")}
      footer={null}
      width={680}
      mask={{ closable: false }}
      closable={!connector}
      keyboard={!connector}
      onCancel={close}
    >
      {connector ? (
        <ShownSecret connector={connector} close={close} />
      ) : targets ? (
        <ConnectorForm
          portfolio_id={portfolio_id}
          targets={targets}
          close={close}
          made={(made) => (made.secret === "" ? close() : set_connector(made))}
        />
      ) : (
        <Loading rows={8} />
      )}
    </Modal>
  );
}
