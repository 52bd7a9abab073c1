// A new password, twice, with what it needs beside it. What counts is the server's answer; the length is shown as one types.
import { useTexts } from "../i18n";
import { Field, PasswordInput } from "./Form";

const advised_length = 15; // not policy: advice for everybody; the park's own rule is told by the server

interface Props {
  password: string;
  again: string;
  change: (given: { password?: string; again?: string }) => void;
  fault: string | undefined;
  again_fault: string | undefined;
}

export function NewPassword({ password, again, change, fault, again_fault }: Props) {
  const { t } = useTexts();
  const count = [...password.normalize("NFC")].length;
  const is_long = count >= advised_length;
  return (
    <>
      <div className="password-rules">
        <strong>{t("password.rules_title")}</strong>
        <ul>
          <li>{t("password.rule_long")}</li>
          <li>{t("password.rule_common")}</li>
          <li>{t("password.rule_server")}</li>
        </ul>
      </div>
      <Field
        label={t("password.new")}
        fault={fault}
        hint={
          <span role="status" className={is_long ? "favourable" : undefined}>
            {t(is_long ? "password.length_good" : "password.length", { count })}
          </span>
        }
        required
      >
        {(ids) => (
          <PasswordInput
            {...ids}
            autoComplete="new-password"
            value={password}
            onChange={(event) => change({ password: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("password.again")} fault={again_fault} required>
        {(ids) => (
          <PasswordInput
            {...ids}
            autoComplete="new-password"
            value={again}
            onChange={(event) => change({ again: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

// The key of the text that says what is wrong before the server is asked.
export function missing_of(password: string, again: string): { password?: string; again?: string } {
  if (password === "") return { password: "password.missing" };
  return password === again ? {} : { again: "password.differ" };
}
