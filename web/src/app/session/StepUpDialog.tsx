// Proves again who the person is, before an action that asks for it. The action then goes on by itself.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Modal, type InputRef } from "antd";
import { useRef, useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import { ApiError } from "../../shared/api/problem";
import { useTexts } from "../../shared/i18n";
import { remember_session, session_key, useRenewSession, useSession } from "../../shared/session";
import { Field, PasswordInput, Refusal } from "../../shared/ui/Form";

export function StepUpDialog({ done }: { done: (proved: boolean) => void }) {
  const { t } = useTexts();
  const { has_second_factor, login_name } = useSession();
  const queries = useQueryClient();
  const renew = useRenewSession();
  const box = useRef<InputRef>(null);
  const [secret, set_secret] = useState("");
  const [missing, set_missing] = useState(false);
  const prove = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/api/v1/session/step_up", {
          body: has_second_factor ? { password: "", code: secret.trim() } : { password: secret, code: "" },
        }),
      ),
    onSuccess: (session) => {
      queries.setQueryData(session_key, remember_session(session));
      done(true);
    },
    onError: (error) => {
      box.current?.select();
      // A wrong secret and an ended session are refused alike: asking who is logged in tells them apart.
      if (error instanceof ApiError && error.status === 401) void renew();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(secret === "");
    if (secret === "") box.current?.focus();
    else prove.mutate();
  };
  const is_wrong = prove.error instanceof ApiError && prove.error.status === 401;
  const fault = missing ? t(has_second_factor ? "log_in.code_missing" : "log_in.password_missing") : undefined;
  const shared = {
    ref: box,
    autoFocus: true,
    value: secret,
    onChange: (event: { target: { value: string } }) => set_secret(event.target.value),
  };
  return (
    <Modal
      open
      title={t("step_up.title")}
      footer={null}
      width={420}
      onCancel={() => done(false)}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <form className="form" onSubmit={submit} noValidate>
        <p>{t("step_up.why")}</p>
        {is_wrong ? <Alert type="error" showIcon title={t("step_up.wrong")} /> : <Refusal error={prove.error} />}
        <input type="hidden" autoComplete="username" value={login_name} readOnly />
        {has_second_factor ? (
          <Field label={t("log_in.code")} hint={t("log_in.code_hint")} fault={fault} required>
            {(ids) => <Input {...ids} {...shared} autoComplete="one-time-code" maxLength={40} />}
          </Field>
        ) : (
          <Field label={t("step_up.password")} fault={fault} required>
            {(ids) => <PasswordInput {...ids} {...shared} autoComplete="current-password" />}
          </Field>
        )}
        <div className="form-buttons">
          <Button onClick={() => done(false)}>{t("form.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={prove.isPending}>
            {t("step_up.submit")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
