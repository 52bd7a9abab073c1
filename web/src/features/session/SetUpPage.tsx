// The first start of an installation: its park, and its security administrator.
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Input } from "antd";
import { useState, type SubmitEvent } from "react";

import { useTexts } from "../../shared/i18n";
import { Field, Refusal, useFault } from "../../shared/ui/Form";
import { missing_of, NewPassword } from "../../shared/ui/NewPassword";
import { EntryPage, useLinkToken } from "./EntryPage";
import { useSetUp } from "./queries";

const texts = ["login_name", "display_name", "park_title_zh", "park_title_en"] as const;
type TextName = (typeof texts)[number];
const optional = new Set<TextName>(["park_title_en"]);

function SetUpForm({ token }: { token: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const set_up = useSetUp();
  const told = useFault(set_up.error);
  const [given, set_given] = useState({
    login_name: "",
    display_name: "",
    park_title_zh: "",
    park_title_en: "",
    password: "",
    again: "",
  });
  const [missing, set_missing] = useState<Partial<Record<keyof typeof given, string>>>({});
  const change = (part: Partial<typeof given>) => set_given((before) => ({ ...before, ...part }));
  const fault = (name: keyof typeof given) => (missing[name] ? t(missing[name]) : told(`/${name}`));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty = texts.filter((name) => !optional.has(name) && given[name].trim() === "");
    const found = {
      ...Object.fromEntries(empty.map((name) => [name, "form.required"])),
      ...missing_of(given.password, given.again),
    };
    set_missing(found);
    if (Object.keys(found).length > 0) return;
    const { login_name, display_name, park_title_zh, park_title_en, password } = given;
    set_up.mutate(
      { token, login_name, display_name, park_title_zh, park_title_en, password },
      { onSuccess: () => void navigate({ to: "/login", search: { why: "set_up" }, replace: true }) },
    );
  };
  const text_field = (name: TextName, label: string, auto_complete: string) => (
    <Field label={label} fault={fault(name)} required={!optional.has(name)}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete={auto_complete}
          maxLength={100}
          value={given[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={set_up.error} shown={[...texts, "password"].map((name) => `/${name}`)} />
      <fieldset>
        <legend>{t("set_up.park")}</legend>
        {text_field("park_title_zh", t("set_up.park_title_zh"), "organization")}
        {text_field("park_title_en", t("set_up.park_title_en"), "off")}
      </fieldset>
      <fieldset>
        <legend>{t("set_up.account")}</legend>
        <p className="muted">{t("set_up.account_hint")}</p>
        {text_field("login_name", t("log_in.login_name"), "username")}
        {text_field("display_name", t("set_up.display_name"), "name")}
        <NewPassword
          password={given.password}
          again={given.again}
          change={change}
          has_second_factor={false}
          fault={fault("password")}
          again_fault={missing.again && t(missing.again)}
        />
      </fieldset>
      <Button type="primary" size="large" htmlType="submit" block loading={set_up.isPending}>
        {t("set_up.submit")}
      </Button>
    </form>
  );
}

export function SetUpPage() {
  const { t } = useTexts();
  const token = useLinkToken();
  return (
    <EntryPage title={t("set_up.title")} text={t("set_up.subtitle")}>
      {token ? (
        <SetUpForm token={token} />
      ) : (
        <>
          <Alert type="warning" showIcon title={t("set_up.no_token")} description={t("set_up.no_token_text")} />
          <p>
            <Link to="/login">{t("set_up.done")}</Link>
          </p>
        </>
      )}
    </EntryPage>
  );
}
