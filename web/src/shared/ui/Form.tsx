// Parts of forms: a labelled field with its fault below it, a password that can be shown, and what the server refused.
import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Alert, Button, Input, type InputProps, type InputRef } from "antd";
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";

import { ApiError } from "../api/problem";
import { sentence } from "../format/sentence";
import { useTexts } from "../i18n";
import { fault_at, faults_beside, in_language } from "./faults";
import { Marked } from "./Marked";
import "./form.css";

interface FieldIds {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

interface FieldProps {
  label: ReactNode;
  fault?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
  children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, fault, hint, required, children }: FieldProps) {
  const id = useId();
  const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={fault ? "field field-faulty" : "field"}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(fault && { "aria-invalid": true }),
        ...(required && { "aria-required": true }),
      })}
      {fault && (
        <div className="field-fault" id={`${id}-fault`}>
          {fault}
        </div>
      )}
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface PasswordProps extends Omit<InputProps, "type" | "suffix"> {
  ref?: Ref<InputRef>;
}

export function PasswordInput({ ref, ...props }: PasswordProps) {
  const { t } = useTexts();
  const [is_shown, show] = useState(false);
  const [caps_lock, set_caps_lock] = useState(false);
  const watch_caps = (event: KeyboardEvent) => set_caps_lock(event.getModifierState("CapsLock"));
  return (
    <>
      <Input
        {...props}
        ref={ref}
        type={is_shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="off"
        onKeyDown={watch_caps}
        onKeyUp={watch_caps}
        suffix={
          <button
            type="button"
            className="link-button show-password"
            aria-label={t(is_shown ? "log_in.hide_password" : "log_in.show_password")}
            aria-pressed={is_shown}
            onClick={(event) => {
              event.stopPropagation(); // the box around would take the focus
              show(!is_shown);
            }}
          >
            {is_shown ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
          </button>
        }
      />
      <div role="status" className="caps-lock">
        {caps_lock && t("log_in.caps_lock")}
      </div>
    </>
  );
}

// Why somebody asks or refuses: what others read and the audit trail keeps.
export function ReasonField({
  reason,
  change,
  focus = false,
  ...field
}: Pick<FieldProps, "label" | "hint" | "fault"> & { reason: string; change: (text: string) => void; focus?: boolean }) {
  return (
    <Field {...field} required>
      {(ids) => (
        <Input.TextArea
          {...ids}
          autoFocus={focus}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ButtonsProps {
  cancel: () => void;
  submit: string;
  loading: boolean;
  danger?: boolean; // it cannot be taken back, or takes something away
}

// The end of a form in a dialog.
export function FormButtons({ cancel, submit, loading, danger = false }: ButtonsProps) {
  const { t } = useTexts();
  return (
    <div className="form-buttons">
      <Button onClick={cancel}>{t("form.cancel")}</Button>
      <Button type="primary" danger={danger} htmlType="submit" loading={loading}>
        {submit}
      </Button>
    </div>
  );
}

// A choice among few, as the browser makes it: works with every keyboard and screen reader, and on a phone.
export function Choice({
  value,
  change,
  options,
  any,
  ...ids
}: {
  value: string;
  change: (value: string) => void;
  options: { value: string; label: string }[];
  any?: string;
  id?: string;
  "aria-label"?: string;
}) {
  return (
    <select className="choice" value={value} onChange={(event) => change(event.target.value)} {...ids}>
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

// What the server said when no field of the form says it: `shown` are the pointers told at their fields.
export function Refusal({ error, shown = [] }: { error: unknown; shown?: string[] }) {
  const { t, locale } = useTexts();
  if (!error) return null;
  if (!(error instanceof ApiError)) return <Alert type="error" showIcon title={t("state.broken")} />;
  const { problem } = error;
  if (error.unreachable)
    return <Alert type="error" showIcon title={t("state.offline")} description={t("state.offline_text")} />;
  const others = faults_beside(problem.errors, shown);
  if (others.length === 0 && problem.errors.length > 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={problem.detail ? <Marked text={sentence(problem.detail)} /> : t("form.failed")}
      description={
        <>
          {others.map((item) => (
            <div key={item.pointer + item.message}>
              <Marked text={in_language(item.message, locale)} />
            </div>
          ))}
          {problem.status >= 500 && <small>{t("form.trace", { trace_id: problem.trace_id })}</small>}
        </>
      }
    />
  );
}

export function useFault(error: unknown): (pointer: string) => string | undefined {
  const { locale } = useTexts();
  const errors = error instanceof ApiError ? error.problem.errors : [];
  return (pointer) => fault_at(errors, pointer, locale);
}
