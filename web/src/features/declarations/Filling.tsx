// The form as the enterprise fills it in: kept while one writes, so that nothing is lost; vouchers; undertaking.
import { Alert, App, Button, Checkbox, Input, Popconfirm } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type SubmitEvent } from "react";

import type { DeclarationView } from "../../shared/api/types";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal, useFault } from "../../shared/ui/Form";
import { useSave, useStep, useSubmit } from "./queries";
import { VoucherList, Vouchers } from "./Vouchers";

type FormField = DeclarationView["fields"][number];
type Written = Record<string, string>;

const written_in = (view: DeclarationView): Written =>
  Object.fromEntries(view.fields.map((field) => [field.fact, field.value]));
const values_of = (written: Written) =>
  Object.entries(written)
    .filter(([, value]) => value.trim() !== "")
    .map(([fact, value]) => ({ fact, value }));

interface QuestionProps {
  field: FormField;
  currency: string;
  value: string;
  change: (value: string) => void;
  leave: () => void;
}

function Question({ field, currency, value, change, leave }: QuestionProps) {
  const { t, say } = useTexts();
  const format = useFormat(currency);
  const last = field.last && t("declarations.last_time", { value: format.shown(field.last) });
  const hint = [say(field.help), last].filter(Boolean).join(" · ");
  const is_as_kept = value === field.value;
  return (
    <Field
      label={
        <>
          {say(field.label, field.fact)}
          {field.required && <span className="required">{t("declarations.required")}</span>}
        </>
      }
      hint={hint}
      fault={is_as_kept && field.fault.en ? say(field.fault) : undefined}
      required={field.required}
    >
      {(ids) => (
        <Input
          {...ids}
          value={value}
          autoComplete="off"
          maxLength={60}
          inputMode={field.unit === "text" ? "text" : undefined}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
      )}
    </Field>
  );
}

function Missing({ view }: { view: DeclarationView }) {
  const { t, say } = useTexts();
  if (view.missing.length === 0)
    return <Alert type="success" showIcon title={t("declarations.complete")} className="declaration-note" />;
  return (
    <Alert
      type="info"
      showIcon
      className="declaration-note"
      title={t("declarations.missing", { count: view.missing.length })}
      description={
        <ul className="missing">
          {view.missing.map((one) => (
            <li key={one.en}>{say(one)}</li>
          ))}
        </ul>
      }
    />
  );
}

// Keeps what is written when a field is left; one change after the other, each on the version that came back.
function useWriting(view: DeclarationView) {
  const save = useSave(view.row.declaration_id);
  const [written, set_written] = useState(() => written_in(view));
  const kept = useRef(JSON.stringify(values_of(written)));
  const queue = useRef(Promise.resolve());
  const version = useRef(view.version);
  const keep = (now: Written): Promise<void> => {
    queue.current = queue.current.then(async () => {
      const values = values_of(now);
      const text = JSON.stringify(values);
      if (text === kept.current) return;
      const after = await save.mutateAsync({ version: version.current, values }).catch(() => undefined);
      if (!after) return;
      version.current = after.version;
      kept.current = text;
    });
    return queue.current;
  };
  return { save, written, set_written, keep, version };
}

function Undertaking({
  view,
  keep,
  version,
}: {
  view: DeclarationView;
  keep: () => Promise<void>;
  version: () => number;
}) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const submit = useSubmit(view.row.declaration_id);
  const told = useFault(submit.error);
  const [accepted, set_accepted] = useState(false);
  const [signed_by, set_signed_by] = useState("");
  const [signed_as, set_signed_as] = useState("");
  const hand_in = async (event: SubmitEvent) => {
    event.preventDefault();
    await keep();
    submit.mutate(
      { version: version(), accepted, signed_by: signed_by.trim(), signed_as: signed_as.trim() },
      { onSuccess: () => void message.success(t("declarations.handed_in")) },
    );
  };
  const shown = ["/accepted", "/signed_by", "/signed_as"];
  return (
    <section className="card declaration-part" aria-labelledby="undertaking">
      <h2 id="undertaking">{t("declarations.undertaking")}</h2>
      <Missing view={view} />
      {view.may_submit ? (
        <form className="form" onSubmit={(event) => void hand_in(event)} noValidate>
          <div className="undertaking">
            <Checkbox checked={accepted} onChange={(event) => set_accepted(event.target.checked)}>
              {say(view.undertaking)}
            </Checkbox>
            {told("/accepted") && <div className="field-fault">{told("/accepted")}</div>}
          </div>
          <div className="declaration-pair">
            <Field label={t("declarations.signed_by")} fault={told("/signed_by")} required>
              {(ids) => (
                <Input
                  {...ids}
                  maxLength={30}
                  value={signed_by}
                  onChange={(event) => set_signed_by(event.target.value)}
                />
              )}
            </Field>
            <Field label={t("declarations.signed_as")} fault={told("/signed_as")} required>
              {(ids) => (
                <Input
                  {...ids}
                  maxLength={30}
                  value={signed_as}
                  onChange={(event) => set_signed_as(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Refusal error={submit.error} shown={shown} />
          <div className="form-buttons">
            <Button type="primary" htmlType="submit" loading={submit.isPending}>
              {t("declarations.hand_in")}
            </Button>
          </div>
        </form>
      ) : (
        <p className="muted">{t("declarations.who_hands_in")}</p>
      )}
    </section>
  );
}

function Discard({ view, version }: { view: DeclarationView; version: () => number }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const step = useStep(view.row.declaration_id);
  if (view.row.state !== "draft") return null;
  return (
    <>
      <Popconfirm
        title={t("declarations.discard_sure")}
        okText={t("declarations.discard")}
        cancelText={t("form.cancel")}
        onConfirm={() =>
          step.mutate({ step: "discard", version: version() }, { onSuccess: () => void navigate({ to: "/portal" }) })
        }
      >
        <Button className="no-print" loading={step.isPending}>
          {t("declarations.discard")}
        </Button>
      </Popconfirm>
      <Refusal error={step.error} />
    </>
  );
}

export function Filling({ view }: { view: DeclarationView }) {
  const { t } = useTexts();
  const { save, written, set_written, keep, version } = useWriting(view);
  const asked = view.fields.filter((field) => !field.fetched);
  const filled = asked.filter((field) => (written[field.fact] ?? "").trim() !== "").length;
  return (
    <>
      <section className="card declaration-part" aria-labelledby="asked">
        <h2 id="asked">{t("declarations.asked", { filled, count: asked.length })}</h2>
        <div className="questions">
          {asked.map((field) => (
            <Question
              key={field.fact}
              field={field}
              currency={view.currency}
              value={written[field.fact] ?? ""}
              change={(value) => set_written((before) => ({ ...before, [field.fact]: value }))}
              leave={() => void keep(written)}
            />
          ))}
        </div>
        <p className="muted" role="status">
          {save.isPending ? t("declarations.keeping") : t("declarations.kept")}
        </p>
        <Refusal error={save.error} />
      </section>
      <section className="card declaration-part" aria-labelledby="vouchers">
        <h2 id="vouchers">{t("declarations.vouchers")}</h2>
        <Vouchers view={view} keep={() => keep(written)} />
        <VoucherList view={view} />
      </section>
      <Undertaking view={view} keep={() => keep(written)} version={() => version.current} />
      <div className="declaration-end">
        <Discard view={view} version={() => version.current} />
      </div>
    </>
  );
}
