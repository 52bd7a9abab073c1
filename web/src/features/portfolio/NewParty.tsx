// A new enterprise by hand. While one types, enterprises that may be the same are pointed out: each has one file.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { PortfolioView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Namesakes } from "../../shared/register/Namesakes";
import { useRegisterChange } from "../../shared/register/queries";
import { useAnother } from "../../shared/register/useAnother";
import { Choice, Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";

const empty = { name: "", name_en: "", uscc: "", industry: "" };
type Draft = typeof empty & { department_id: string; another_than: string[]; another_reason: string };

function NewPartyDialog({ portfolio, close }: { portfolio: PortfolioView; close: () => void }) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { portfolio_id } = portfolio;
  const [given, set_given] = useState(empty);
  const [is_tried, set_tried] = useState(false);
  const add = useRegisterChange(
    (body: Draft) =>
      unwrap(api.POST("/api/v1/portfolios/{portfolio_id}/parties", { params: { path: { portfolio_id } }, body })),
    ({ party_id, name }) => {
      void message.success(t("register.added", { name }));
      close();
      void navigate({ to: "/parties/$party_id", params: { party_id } });
    },
  );
  const another = useAnother({ portfolio_id, name: given.name, uscc: given.uscc, error: add.error, is_tried });
  const told = useFault(add.error);
  const is_conflict = another.draft.another_than.length > 0;
  const change = (part: Partial<typeof empty>) => {
    if (add.isError) add.reset();
    set_given({ ...given, ...part });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (!given.name.trim() || another.same_code || another.is_missing) return;
    add.mutate({ ...given, name: given.name.trim(), uscc: given.uscc.trim(), department_id: "", ...another.draft });
  };
  const pointer_of = (name: keyof typeof empty) => (is_conflict ? undefined : told(`/${name}`));
  const text_field = (name: "name" | "name_en" | "uscc", required = false) => (
    <Field
      label={t(`register.field.${name}`)}
      hint={name === "uscc" ? t("register.uscc_hint") : undefined}
      fault={pointer_of(name) ?? (required && is_tried && !given[name].trim() ? t("register.missing") : undefined)}
      required={required}
    >
      {(ids) => (
        <Input
          {...ids}
          autoFocus={name === "name"}
          autoComplete="off"
          className={name === "uscc" ? "num" : undefined}
          value={given[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Modal open title={t("register.new")} footer={null} width={560} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        {text_field("name", true)}
        {text_field("uscc")}
        <div role="status">
          <Namesakes candidates={another.candidates} />
        </div>
        {another.same_code && <Alert type="error" showIcon title={t("register.code_known")} />}
        {text_field("name_en")}
        <Field label={t("register.field.industry")} fault={pointer_of("industry")}>
          {(ids) => (
            <Choice
              {...ids}
              value={given.industry}
              change={(industry) => change({ industry })}
              any={t("register.industry_unknown")}
              options={portfolio.industries.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
            />
          )}
        </Field>
        {another.field}
        <Refusal error={add.error} shown={is_conflict ? [] : ["/name", "/name_en", "/uscc", "/industry"]} />
        <FormButtons cancel={close} submit={t("register.add")} loading={add.isPending} />
      </form>
    </Modal>
  );
}

export function NewParty({ portfolio }: { portfolio: PortfolioView }) {
  const { t } = useTexts();
  const [is_open, set_open] = useState(false);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => set_open(true)}>
        {t("register.new")}
      </Button>
      {is_open && <NewPartyDialog portfolio={portfolio} close={() => set_open(false)} />}
    </>
  );
}
