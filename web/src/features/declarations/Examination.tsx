// The park's answer: received, so that the values enter the file as declared; or returned with what is to be corrected.
import { App, Button, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { DeclarationView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { FormButtons, ReasonField, Refusal, useFault } from "../../shared/ui/Form";
import { useReturn, useStep } from "./queries";

function ReturnDialog({ view, close }: { view: DeclarationView; close: () => void }) {
  const { t } = useTexts();
  const give_back = useReturn(view.row.declaration_id);
  const told = useFault(give_back.error);
  const [reason, set_reason] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    give_back.mutate({ version: view.version, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <Modal open title={t("declarations.return_title")} footer={null} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Refusal error={give_back.error} shown={["/reason"]} />
        <ReasonField
          label={t("declarations.return_reason")}
          hint={t("declarations.return_hint")}
          fault={told("/reason")}
          reason={reason}
          change={set_reason}
          focus
        />
        <FormButtons cancel={close} submit={t("declarations.return")} loading={give_back.isPending} />
      </form>
    </Modal>
  );
}

export function Examination({ view }: { view: DeclarationView }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const step = useStep(view.row.declaration_id);
  const [is_returning, set_returning] = useState(false);
  if (!view.may_examine) return null;
  const contradicted = view.checks.filter((check) => check.outcome === "contradicted").length;
  return (
    <section className="card declaration-part no-print" aria-labelledby="examination">
      <h2 id="examination">{t("declarations.examination")}</h2>
      <p className="muted">
        {t(contradicted > 0 ? "declarations.examine_contradicted" : "declarations.examine_text", {
          count: contradicted,
        })}
      </p>
      <div className="declaration-acts">
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() =>
            step.mutate(
              { step: "receipt", version: view.version },
              { onSuccess: () => void message.success(t("declarations.received")) },
            )
          }
        >
          {t("declarations.receive")}
        </Button>
        <Button onClick={() => set_returning(true)}>{t("declarations.return")}</Button>
      </div>
      <Refusal error={step.error} />
      {is_returning && <ReturnDialog view={view} close={() => set_returning(false)} />}
    </section>
  );
}
