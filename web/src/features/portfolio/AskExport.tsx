// An export that two others must approve first: what was refused and why, and the way to ask for it with a purpose.
import { Link } from "@tanstack/react-router";
import { Alert, Button, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ApiError } from "../../shared/api/problem";
import type { PortfolioView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal } from "../../shared/ui/Form";
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
          <Alert type="info" showIcon title={refusal.message} />
          <p>{t("bulk_export.text")}</p>
          <Refusal error={ask.error} />
          <Field
            label={t("reveal.reason")}
            hint={t("bulk_export.reason_example")}
            fault={missing ? t("reveal.reason_missing") : undefined}
            required
          >
            {(ids) => (
              <Input.TextArea
                {...ids}
                autoFocus
                rows={3}
                maxLength={500}
                value={reason}
                onChange={(event) => set_reason(event.target.value)}
              />
            )}
          </Field>
          <div className="form-buttons">
            <Button onClick={close}>{t("form.cancel")}</Button>
            <Button type="primary" htmlType="submit" loading={ask.isPending}>
              {t("reveal.submit")}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
