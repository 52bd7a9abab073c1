// A new password, twice, with what it needs beside it: the park's own rules, told before one types. What counts is the
// server's answer; the length is shown as one types.
import { useQuery } from "@tanstack/react-query";

import { password_rules_query } from "../api/queries";
import type { PasswordRules } from "../api/types";
import { useTexts } from "../i18n";
import { Field, PasswordInput } from "./Form";

interface Props {
  password: string;
  again: string;
  change: (given: { password?: string; again?: string }) => void;
  fault: string | undefined;
  again_fault: string | undefined;
  // Whether the account has a second factor; not known where only a link tells whom it is for.
  has_second_factor?: boolean | undefined;
}

function useRuleTexts(rules: PasswordRules | undefined, has_second_factor: boolean | undefined): string[] {
  const { t } = useTexts();
  if (!rules) return [t("password.rule_server")];
  const { length_min, length_min_with_second_factor: shorter, length_max, character_classes_min, history } = rules;
  const min = has_second_factor ? shorter : length_min;
  const either = has_second_factor === undefined && shorter < length_min;
  return [
    either
      ? t("password.rule_length_either", { min, shorter, max: length_max })
      : t("password.rule_length", { min, max: length_max }),
    ...(character_classes_min > 1 ? [t("password.rule_classes", { count: character_classes_min })] : []),
    ...(rules.refuses_common ? [t("password.rule_common")] : []),
    ...(history > 0 ? [t("password.rule_history", { count: history })] : []),
    t("password.rule_long"),
  ];
}

export function NewPassword({ password, again, change, fault, again_fault, has_second_factor }: Props) {
  const { t } = useTexts();
  const { data: rules } = useQuery(password_rules_query);
  const texts = useRuleTexts(rules, has_second_factor);
  const count = [...password.normalize("NFC")].length;
  const min = has_second_factor ? rules?.length_min_with_second_factor : rules?.length_min;
  const is_long = min !== undefined && count >= min;
  return (
    <>
      <div className="password-rules">
        <strong>{t("password.rules_title")}</strong>
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
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
