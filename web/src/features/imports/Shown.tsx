// A file that is in, or was withdrawn.
import { Link } from "@tanstack/react-router";
import { Alert, Button, Modal } from "antd";
import { useState } from "react";

import type { ImportView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { FormButtons, ReasonField, Refusal, useFault } from "../../shared/ui/Form";
import { Changes, Faults } from "./Checked";
import { Figures } from "./Figures";
import { useWithdraw } from "./queries";

function Withdraw({ one, close }: { one: ImportView; close: () => void }) {
  const { t } = useTexts();
  const [reason, set_reason] = useState("");
  const withdraw = useWithdraw(one.batch_id);
  const fault = useFault(withdraw.error);
  return (
    <Modal open title={t("imports.withdraw_title")} onCancel={close} footer={null} destroyOnHidden>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate(reason.trim(), { onSuccess: close });
        }}
      >
        <p>{t("imports.withdraw_text")}</p>
        <ReasonField
          focus
          label={t("imports.withdraw_reason")}
          fault={fault("/reason")}
          reason={reason}
          change={set_reason}
        />
        <Refusal error={withdraw.error} shown={["/reason"]} />
        <FormButtons danger cancel={close} submit={t("imports.withdraw")} loading={withdraw.isPending} />
      </form>
    </Modal>
  );
}

export function Shown({ one, may }: { one: ImportView; may: boolean }) {
  const { t, say } = useTexts();
  const [is_open, open] = useState(false);
  const withdrawn = one.state === "withdrawn";
  return (
    <>
      <Alert
        className="import-note"
        type={withdrawn ? "warning" : "success"}
        showIcon
        title={t(withdrawn ? "imports.withdrawn" : "imports.shown", { source: say(one.source) })}
        description={
          withdrawn
            ? t("imports.withdrawn_text", { who: one.ended_by_name, reason: one.reason })
            : t("imports.shown_text", { rows: format_number(one.rows), lost: format_number(one.rows_lost) })
        }
      />
      <div className="card imports-card">
        <Figures one={one} />
      </div>
      <div className="form-buttons import-buttons no-print">
        {may && !withdrawn && (
          <Button danger onClick={() => open(true)}>
            {t("imports.withdraw")}
          </Button>
        )}
        <Link
          to="/portfolios/$portfolio_id"
          params={{ portfolio_id: one.portfolio_id }}
          className={withdrawn ? "ant-btn-like" : "ant-btn-like primary"}
        >
          {t("imports.to_parties")}
        </Link>
      </div>
      {one.faults.length > 0 && <Faults one={one} />}
      {one.changes.length > 0 && <Changes one={one} />}
      {is_open && <Withdraw one={one} close={() => open(false)} />}
    </>
  );
}
