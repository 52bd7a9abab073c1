// One's own account: who one is here, the open sessions, the password, the second factor.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState, type SubmitEvent } from "react";

import { ApiError } from "../../shared/api/problem";
import { useTexts } from "../../shared/i18n";
import { useRoleWords } from "../../shared/roles";
import { useSession } from "../../shared/session";
import { Field, PasswordInput, Refusal, useFault } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { missing_of, NewPassword } from "../../shared/ui/NewPassword";
import { Section } from "../../shared/ui/Section";
import { ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { ApiKeys } from "./ApiKeys";
import { client_words } from "./client";
import { sessions_query, useChangePassword, useEndSession } from "./queries";
import { OrganisationAccount } from "./OrganisationAccount";
import { SecondFactor } from "./SecondFactor";
import "./account.css";

function Roles() {
  const { t } = useTexts();
  const { memberships } = useSession();
  const words = useRoleWords();
  return (
    <Section title={t("account.roles")}>
      {memberships.length === 0 && <p>{t("account.no_role_text")}</p>}
      <ul className="own-roles">
        {memberships.map((membership) => (
          <li key={membership.membership_id}>
            <strong>{words(membership)}</strong>{" "}
            <span className="muted">{t("account.granted_at", { date: moment_text(membership.granted_at) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sessions() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery(sessions_query);
  const end = useEndSession();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <Section title={t("account.sessions")} note={t("account.sessions_note")}>
      {!data && <Loading rows={3} />}
      <ul className="rows">
        {data?.map((session) => (
          <li key={session.session_id}>
            <div className="row-head">
              <strong className="session-client" title={session.client}>
                {client_words(session.client)}
              </strong>
              {session.is_this ? (
                <span className="chip chip-good">{t("account.this_session")}</span>
              ) : (
                <Button
                  size="small"
                  className="row-actions"
                  loading={end.isPending && end.variables === session.session_id}
                  aria-label={`${t("account.end")}: ${client_words(session.client)}`}
                  onClick={() =>
                    end.mutate(session.session_id, {
                      onSuccess: () => void message.success(t("account.ended")),
                      onError: (failure) => void message.error(failure.message),
                    })
                  }
                >
                  {t("account.end")}
                </Button>
              )}
            </div>
            <dl className="terms">
              {(["since", "last_seen", "ends"] as const).map((name) => (
                <div key={name}>
                  <dt>{t(`account.${name}`)}</dt>
                  <dd className="num">
                    {moment_text(
                      { since: session.created_at, last_seen: session.last_seen_at, ends: session.expires_at }[name],
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const nothing = { old: "", password: "", again: "" };

function ChangePassword() {
  const { t } = useTexts();
  const { has_second_factor } = useSession();
  const { message } = App.useApp();
  const change = useChangePassword();
  const told = useFault(change.error);
  const [given, set_given] = useState(nothing);
  const [missing, set_missing] = useState<{ old?: string; password?: string; again?: string }>({});
  const set = (part: Partial<typeof given>) => set_given((before) => ({ ...before, ...part }));
  const is_wrong = change.error instanceof ApiError && change.error.status === 401;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = { ...(given.old === "" && { old: "password.missing" }), ...missing_of(given.password, given.again) };
    set_missing(found);
    if (Object.keys(found).length > 0) return;
    change.mutate(
      { password: given.old, new_password: given.password },
      {
        onSuccess: () => {
          set_given(nothing);
          void message.success(t("account.password_changed"));
        },
      },
    );
  };
  const old_fault = missing.old ? t(missing.old) : is_wrong ? t("account.old_password_wrong") : undefined;
  return (
    <Section title={t("account.change_password")} note={t("account.change_password_note")}>
      <form className="form" onSubmit={submit} noValidate>
        {!is_wrong && <Refusal error={change.error} shown={["/password"]} />}
        <Field label={t("account.old_password")} fault={old_fault} required>
          {(ids) => (
            <PasswordInput
              {...ids}
              autoComplete="current-password"
              value={given.old}
              onChange={(event) => set({ old: event.target.value })}
            />
          )}
        </Field>
        <NewPassword
          password={given.password}
          again={given.again}
          change={set}
          has_second_factor={has_second_factor}
          fault={missing.password ? t(missing.password) : told("/password")}
          again_fault={missing.again && t(missing.again)}
        />
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("account.change_password")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

export function AccountPage() {
  const { t } = useTexts();
  const session = useSession();
  usePageTitle(t("account.title"));
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("account.title")}</h1>
          <p>
            {session.display_name} · <span className="mono">{session.login_name}</span>
          </p>
        </div>
      </div>
      <div className="account-columns">
        <div>
          <Roles />
          <Sessions />
          <ApiKeys />
        </div>
        <div>
          <SecondFactor />
          <OrganisationAccount />
          <ChangePassword />
        </div>
      </div>
    </div>
  );
}
