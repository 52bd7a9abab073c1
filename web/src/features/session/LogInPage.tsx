// Log-in: name and password, then the code of the second factor where the account has one.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { Alert, Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { ApiError } from "../../shared/api/problem";
import { meta_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { safe_return } from "../../shared/safe_return";
import { session_query } from "../../shared/session";
import { Field, PasswordInput, Refusal } from "../../shared/ui/Form";
import { EntryPage } from "./EntryPage";
import { OrganisationButton } from "./OrganisationButton";
import { useLogIn } from "./queries";

type Stage = "password" | "code";

function Trouble({ error, stage }: { error: unknown; stage: Stage }) {
  const { t } = useTexts();
  if (!(error instanceof ApiError) || error.problem.code === "step_up_required") return null;
  if (error.status === 429)
    return <Alert type="warning" showIcon title={t("log_in.too_many")} description={error.problem.detail} />;
  if (error.status !== 401) return <Refusal error={error} />;
  const wrong = stage === "code" ? "log_in.wrong_code" : "log_in.wrong";
  return <Alert type="error" showIcon title={t(wrong)} description={t(`${wrong}_hint`)} />;
}

function LogInForm({ done }: { done: () => void }) {
  const { t } = useTexts();
  const log_in = useLogIn();
  const [stage, set_stage] = useState<Stage>("password");
  const [given, set_given] = useState({ login_name: "", password: "", code: "" });
  const [missing, set_missing] = useState<keyof typeof given | null>(null);
  const name_box = useRef<InputRef>(null);
  const password_box = useRef<InputRef>(null);
  const code_box = useRef<InputRef>(null);
  const boxes = { login_name: name_box, password: password_box, code: code_box };
  const set = (change: Partial<typeof given>) => {
    set_missing(null);
    set_given((before) => ({ ...before, ...change }));
  };
  useEffect(() => {
    if (stage === "code") code_box.current?.focus();
  }, [stage]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = stage === "code" ? (["code"] as const) : (["login_name", "password"] as const);
    const empty = wanted.find((name) => given[name].trim() === "") ?? null;
    set_missing(empty);
    if (empty) return boxes[empty].current?.focus();
    log_in.mutate(
      {
        login_name: given.login_name.trim(),
        password: given.password,
        code: stage === "code" ? given.code.trim() : "",
      },
      {
        onSuccess: done,
        onError: (error) => {
          if (error instanceof ApiError && error.problem.code === "step_up_required") set_stage("code");
          else if (stage === "code") code_box.current?.select();
          else password_box.current?.select();
        },
      },
    );
  };
  const start_again = () => {
    set_stage("password");
    set_given({ login_name: "", password: "", code: "" });
    log_in.reset();
  };
  const fault = (name: keyof typeof given) =>
    missing === name ? t(`log_in.${name.replace("login_", "")}_missing`) : undefined;

  return (
    <form className="form" onSubmit={submit} noValidate>
      <Trouble error={log_in.error} stage={stage} />
      {stage === "password" ? (
        <>
          <Field label={t("log_in.login_name")} fault={fault("login_name")} required>
            {(ids) => (
              <Input
                {...ids}
                ref={name_box}
                size="large"
                autoFocus
                autoComplete="username"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={100}
                value={given.login_name}
                onChange={(event) => set({ login_name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("log_in.password")} fault={fault("password")} required>
            {(ids) => (
              <PasswordInput
                {...ids}
                ref={password_box}
                size="large"
                autoComplete="current-password"
                value={given.password}
                onChange={(event) => set({ password: event.target.value })}
              />
            )}
          </Field>
        </>
      ) : (
        <Field label={t("log_in.code")} hint={t("log_in.code_hint")} fault={fault("code")} required>
          {(ids) => (
            <Input
              {...ids}
              ref={code_box}
              size="large"
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={40}
              value={given.code}
              onChange={(event) => set({ code: event.target.value })}
            />
          )}
        </Field>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={log_in.isPending}>
        {t(stage === "code" ? "log_in.code_submit" : "log_in.submit")}
      </Button>
      {stage === "code" && (
        <Button type="link" onClick={start_again}>
          {t("log_in.other_account")}
        </Button>
      )}
    </form>
  );
}

export function LogInPage() {
  const { t } = useTexts();
  const search = useSearch({ from: "/login" });
  const router = useRouter();
  const queries = useQueryClient();
  const { data: session } = useQuery(session_query);
  const { data: meta } = useQuery(meta_query);
  const is_in = session != null;
  useEffect(() => {
    if (is_in) router.history.replace(safe_return(search.to));
  }, [is_in, router, search.to]);
  return (
    <EntryPage title={t("log_in.title")} text={t("log_in.subtitle")}>
      {search.why && (
        <p className="entry-note" role="status">
          {t(`log_in.why.${search.why}`)}
        </p>
      )}
      <LogInForm done={() => void queries.invalidateQueries({ queryKey: ["meta"] })} />
      <OrganisationButton to={search.to} />
      {search.why === "out" && meta?.organisation.zh && <p className="entry-note">{t("log_in.still_there")}</p>}
      {meta?.demonstration && <p className="entry-note">{t("log_in.demonstration")}</p>}
    </EntryPage>
  );
}
