// An export that two others must approve first: what was refused and why, and the way to ask for it with a purpose.
import { Link } from "@tanstack/react-router";
import { Alert, Button, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ApiError } from "../../shared/api/problem";
import type { PortfolioView } from "../../shared/api/types";
import { sentence } from "../../shared/format/sentence";
import { useTexts } from "../../shared/i18n";
import { FormButtons, ReasonField, Refusal } from "../../shared/ui/Form";
import { useAskExport } from "./queries";
import type { PortfolioSearch } from "./search";

interface Props {
  portfolio: PortfolioView;
  search: PortfolioSearch;
  refusal: ApiError;
  close: () => void;
}

export function AskExport({ portfolio, search, refusal, close }: Props) {
  const { t } = useTexts();
  const ask = useAskExport(portfolio.portfolio_id);
  const [reason, set_reason] = useState("");
  const [missing, set_missing] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(reason.trim() === "");
    if (reason.trim() !== "") ask.mutate({ search, reason: reason.trim() });
  };
  return (
    <Modal open title={t("bulk_export.title")} footer={null} width={520} mask={{ closable: false }} onCancel={close}>
      {ask.isSuccess ? (
        <div className="form">
          <Alert type="success" showIcon title={t("bulk_export.submitted")} />
          <div className="form-buttons">
            <Button onClick={close}>{t("form.close")}</Button>
            <Link to="/approvals" search={{ tab: "own" }} className="ant-btn-like primary">
              {t("reveal.to_approvals")}
            </Link>
          </div>
        </div>
      ) : (
        <form className="form" onSubmit={submit} noValidate>
          <Alert type="info" showIcon title={sentence(refusal.message)} />
          <p>{t("bulk_export.text")}</p>
          <Refusal error={ask.error} />
          <ReasonField
            label={t("reveal.reason")}
            hint={t("bulk_export.reason_example")}
            fault={missing ? t("reveal.reason_missing") : undefined}
            reason={reason}
            change={set_reason}
            focus
          />
          <FormButtons cancel={close} submit={t("reveal.submit")} loading={ask.isPending} />
        </form>
      )}
    </Modal>
  );
}
