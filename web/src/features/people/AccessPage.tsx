// Why someone may or may not see: the sentences of the access engine.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState, type SubmitEvent } from "react";

import { users_query } from "../../shared/api/queries";
import { useCode, useTexts } from "../../shared/i18n";
import { zh } from "../../shared/i18n/zh";
import { usePersonWords } from "../../shared/people";
import { Choice, Field } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { explanation_query, roles_query } from "./queries";
import type { AccessSearch } from "./search";
import "./people.css";

const permissions = Object.entries(zh.permission).flatMap(([area, acts]) =>
  Object.keys(acts).map((act) => `${area}.${act}`),
);

function AskForm({ search, ask }: { search: AccessSearch; ask: (search: AccessSearch) => void }) {
  const { t } = useTexts();
  const { data: users = [] } = useQuery(users_query);
  const person = usePersonWords();
  const [given, set_given] = useState(search);
  const [is_asked, set_asked] = useState(false);
  const fault = (value: string | undefined) => (is_asked && !value ? t("form.required") : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_asked(true);
    if (given.user_id && given.permission) ask({ ...given, party_id: given.party_id?.trim() || undefined });
  };
  return (
    <form className="card access-form" onSubmit={submit} noValidate>
      <Field label={t("access.person")} fault={fault(given.user_id)} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.user_id ?? ""}
            change={(user_id) => set_given((before) => ({ ...before, user_id }))}
            any={t("form.choose")}
            options={users.map((user) => ({ value: user.user_id, label: person(user) }))}
          />
        )}
      </Field>
      <Field label={t("access.permission")} fault={fault(given.permission)} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.permission ?? ""}
            change={(permission) => set_given((before) => ({ ...before, permission }))}
            any={t("form.choose")}
            options={permissions.map((permission) => ({ value: permission, label: t(`permission.${permission}`) }))}
          />
        )}
      </Field>
      <Field label={t("access.party_id")} hint={t("access.party_hint")}>
        {(ids) => (
          <Input
            {...ids}
            spellCheck={false}
            maxLength={200}
            value={given.party_id ?? ""}
            onChange={(event) => set_given((before) => ({ ...before, party_id: event.target.value }))}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit">
        {t("access.ask")}
      </Button>
    </form>
  );
}

function Answer({ search }: { search: AccessSearch }) {
  const { t, say } = useTexts();
  const code = useCode();
  const { data: users = [] } = useQuery(users_query);
  const { data: roles = [] } = useQuery(roles_query);
  const { data, error, refetch } = useQuery(explanation_query(search));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  const name = users.find((user) => user.user_id === search.user_id)?.display_name ?? search.user_id;
  const words = { name, permission: say(data.permission_label, data.permission) };
  return (
    <section className={`card access-answer ${data.allowed ? "allowed" : "refused"}`} aria-live="polite">
      <h2>{t(data.allowed ? "access.allowed" : "access.refused", words)}</h2>
      {data.role && (
        <dl className="terms">
          <div>
            <dt>{t("access.by_role")}</dt>
            <dd>{say(roles.find((role) => role.role === data.role)?.label, data.role)}</dd>
          </div>
          {data.scope && (
            <div>
              <dt>{t("access.scope")}</dt>
              <dd>{code("access.scopes", data.scope)}</dd>
            </div>
          )}
        </dl>
      )}
      <ol aria-label={t("access.reasons")}>
        {data.reasons.map((reason) => (
          <li key={reason.zh}>{say(reason)}</li>
        ))}
      </ol>
    </section>
  );
}

export function AccessPage() {
  const { t } = useTexts();
  const search = useSearch({ from: "/admin/access" });
  const navigate = useNavigate({ from: "/admin/access" });
  usePageTitle(t("access.title"));
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("access.title")}</h1>
          <p>{t("access.note")}</p>
        </div>
      </div>
      <AskForm search={search} ask={(asked) => void navigate({ search: asked })} />
      {search.user_id && search.permission && <Answer search={search} />}
    </div>
  );
}
