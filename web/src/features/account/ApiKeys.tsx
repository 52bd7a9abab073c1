// Keys for programs that act for oneself: with some of one's permissions, until a day; shown once.
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Input, Popconfirm } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ApiKeyView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay, useSession } from "../../shared/session";
import { CopyButton } from "../../shared/ui/CopyButton";
import { Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { Section } from "../../shared/ui/Section";
import { ErrorState, Loading } from "../../shared/ui/States";
import { moment_text, useNow } from "../../shared/ui/time";
import { keys_query, useMakeKey, useRevokeKey } from "./queries";

const look_every_ms = 60_000;

const is_reading = (permission: string): boolean => permission.endsWith(".read");

function MadeKey({ made, close }: { made: ApiKeyView; close: () => void }) {
  const { t } = useTexts();
  return (
    <Alert
      type="success"
      showIcon
      title={t("api_keys.made")}
      description={
        <>
          <p>{t("api_keys.made_text")}</p>
          <pre className="mono command">{made.key}</pre>
          <div className="form-buttons">
            <CopyButton primary text={made.key} />
            <Button onClick={close}>{t("api_keys.kept")}</Button>
          </div>
          <pre className="mono command">
            YINGZHOU_API_KEY=… yingzhou api list-portfolios --server {window.location.origin}
          </pre>
        </>
      }
    />
  );
}

const nothing = { title: "", expires_on: "", permissions: [] as string[] };

function KeyForm({ close }: { close: () => void }) {
  const { t } = useTexts();
  const { permissions } = useSession();
  const make = useMakeKey();
  const told = useFault(make.error);
  const [given, set_given] = useState(nothing);
  const [is_tried, set_tried] = useState(false);
  const set = (part: Partial<typeof given>) => set_given((before) => ({ ...before, ...part }));
  const missing = (is_missing: boolean, text: string) => (is_tried && is_missing ? t(text) : undefined);
  const offered = [...permissions].sort((a, b) => Number(is_reading(b)) - Number(is_reading(a)));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (!given.title.trim() || !given.expires_on || given.permissions.length === 0) return;
    make.mutate({ ...given, title: given.title.trim() });
  };
  if (make.data) return <MadeKey made={make.data} close={close} />;
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={make.error} shown={["/title", "/expires_on", "/permissions"]} />
      <Field
        label={t("api_keys.name")}
        hint={t("api_keys.name_hint")}
        fault={missing(!given.title.trim(), "api_keys.name_missing") ?? told("/title")}
        required
      >
        {(ids) => <Input {...ids} value={given.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field
        label={t("api_keys.expires_on")}
        fault={missing(!given.expires_on, "api_keys.expires_on_missing") ?? told("/expires_on")}
        required
      >
        {(ids) => (
          <Input
            {...ids}
            type="date"
            value={given.expires_on}
            onChange={(event) => set({ expires_on: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="key-permissions">
        <legend>{t("api_keys.permissions")}</legend>
        <Checkbox.Group
          value={given.permissions}
          onChange={(chosen) => set({ permissions: chosen })}
          options={offered.map((permission) => ({ value: permission, label: t(`permission.${permission}`) }))}
        />
        {missing(given.permissions.length === 0, "api_keys.permissions_missing") && (
          <div className="field-fault">{t("api_keys.permissions_missing")}</div>
        )}
      </fieldset>
      <FormButtons cancel={close} submit={t("api_keys.make")} loading={make.isPending} />
    </form>
  );
}

function KeyRow({ made }: { made: ApiKeyView }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const revoke = useRevokeKey();
  const is_over = Date.parse(made.expires_at) <= useNow(look_every_ms);
  return (
    <li>
      <div className="row-head">
        <strong>{made.title}</strong> <span className="mono muted">{made.key_id}</span>
        {is_over && <span className="chip">{t("api_keys.expired")}</span>}
        <Popconfirm
          title={t("api_keys.revoke_text")}
          okText={t("api_keys.revoke")}
          cancelText={t("form.cancel")}
          onConfirm={() =>
            revoke.mutate(made.key_id, {
              onSuccess: () => void message.success(t("api_keys.revoked")),
              onError: (failure) => void message.error(failure.message),
            })
          }
        >
          <Button size="small" className="row-actions" aria-label={`${t("api_keys.revoke")}: ${made.title}`}>
            {t("api_keys.revoke")}
          </Button>
        </Popconfirm>
      </div>
      <dl className="terms">
        <div>
          <dt>{t("api_keys.created")}</dt>
          <dd className="num">{moment_text(made.created_at)}</dd>
        </div>
        <div>
          <dt>{t("api_keys.ends")}</dt>
          <dd className="num">{moment_text(made.expires_at)}</dd>
        </div>
      </dl>
      <p className="muted">{made.permissions.map((permission) => t(`permission.${permission}`)).join(" · ")}</p>
    </li>
  );
}

export function ApiKeys() {
  const { t } = useTexts();
  const may = useMay();
  const [is_making, set_making] = useState(false);
  const { data, error, refetch } = useQuery(keys_query);
  if (!may("apikey.manage") && !data?.length) return null;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <Section title={t("api_keys.title")} note={t("api_keys.note")}>
      {!data && <Loading rows={2} />}
      {data?.length === 0 && !is_making && <p className="muted">{t("api_keys.none")}</p>}
      <ul className="rows">
        {data?.map((made) => (
          <KeyRow key={made.key_id} made={made} />
        ))}
      </ul>
      {is_making ? (
        <KeyForm close={() => set_making(false)} />
      ) : (
        may("apikey.manage") && <Button onClick={() => set_making(true)}>{t("api_keys.make")}</Button>
      )}
    </Section>
  );
}
