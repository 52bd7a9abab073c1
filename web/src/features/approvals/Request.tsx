// One request: what about, why, by whom, how far it is, how long it still counts, and what one may do with it.
import { Link } from "@tanstack/react-router";
import { App, Button, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ApprovalView } from "../../shared/api/types";
import { may_show, reveal_of, state_of, until } from "../../shared/approvals";
import { useCode, useTexts } from "../../shared/i18n";
import { useSession } from "../../shared/session";
import { FormButtons, ReasonField, Refusal } from "../../shared/ui/Form";
import { moment_text, useNow, useSpan } from "../../shared/ui/time";
import { useAct, useDownload } from "./queries";
import { Terms } from "./Terms";

const chip_of: Record<string, string> = {
  pending: "chip chip-warn",
  approved: "chip chip-good",
  used: "chip chip-good",
  refused: "chip chip-adverse",
  voided: "chip chip-adverse",
};

function RefuseDialog({ approval, close }: { approval: ApprovalView; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const act = useAct();
  const [reason, set_reason] = useState("");
  const [missing, set_missing] = useState(false);
  const { request_id, content_hash, rule } = approval.request;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(reason.trim() === "");
    if (reason.trim() === "") return;
    act.mutate(
      { act: "refuse", rule, request_id, seen_hash: content_hash, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t("approvals.refused_note"));
          close();
        },
      },
    );
  };
  return (
    <Modal open title={t("approvals.refuse_title")} footer={null} onCancel={close} width={460}>
      <form className="form" onSubmit={submit} noValidate>
        <Refusal error={act.error} />
        <ReasonField
          label={t("approvals.refuse_reason")}
          fault={missing ? t("approvals.reason_missing") : undefined}
          reason={reason}
          change={set_reason}
          focus
        />
        <FormButtons cancel={close} submit={t("approvals.refuse")} loading={act.isPending} danger />
      </form>
    </Modal>
  );
}

function Actions({ approval, now }: { approval: ApprovalView; now: number }) {
  const { t } = useTexts();
  const { message, modal } = App.useApp();
  const { user_id } = useSession();
  const code = useCode();
  const act = useAct();
  const download = useDownload();
  const [refusing, set_refusing] = useState(false);
  const { request } = approval;
  const { request_id } = request;
  const reveal = reveal_of(request);
  const state = state_of(request, now);
  const is_own = request.requester_id === user_id;
  const failed = (error: Error) => void message.error(error.message);
  const approve = () =>
    act.mutate(
      { act: "approve", rule: request.rule, request_id, seen_hash: request.content_hash },
      {
        onSuccess: (after) => {
          const count = after.approvals_needed - after.request.approvals.length;
          const last = code("approvals.approved_last", request.rule);
          void message.success(count > 0 ? t("approvals.approved_note", { count }) : last);
        },
        onError: failed,
      },
    );
  const withdraw = () =>
    void modal.confirm({
      title: t("approvals.withdraw"),
      content: t("approvals.withdraw_ask"),
      okText: t("approvals.withdraw"),
      cancelText: t("form.cancel"),
      onOk: () =>
        act
          .mutateAsync({ act: "withdraw", request_id })
          .then(() => void message.success(t("approvals.withdrawn_note")))
          .catch(failed),
    });
  const end = () =>
    void modal.confirm({
      title: t("emergency.close"),
      content: t("emergency.close_ask"),
      okText: t("emergency.close"),
      cancelText: t("form.cancel"),
      onOk: () =>
        act
          .mutateAsync({ act: "close", request_id })
          .then(() => void message.success(t("emergency.closed_note")))
          .catch(failed),
    });
  return (
    <div className="row-actions">
      {approval.may_decide && state === "pending" && (
        <>
          <Button type="primary" loading={act.isPending} onClick={approve}>
            {t("approvals.approve")}
          </Button>
          <Button danger onClick={() => set_refusing(true)}>
            {t("approvals.refuse")}
          </Button>
        </>
      )}
      {reveal && may_show(approval, now) && (
        <Link
          to="/parties/$party_id"
          params={{ party_id: reveal.party_id }}
          search={{ tab: "facts" }}
          className="ant-btn-like primary"
        >
          {t("approvals.show")}
        </Link>
      )}
      {approval.bulk_export && may_show(approval, now) && (
        <Button
          type="primary"
          loading={download.isPending}
          onClick={() => download.mutate(request_id, { onError: failed })}
        >
          {t("bulk_export.download")}
        </Button>
      )}
      {approval.emergency?.may_close && until(request, now) !== null && (
        <Button danger onClick={end}>
          {t("emergency.close")}
        </Button>
      )}
      {is_own && (state === "pending" || state === "approved") && (
        <Button onClick={withdraw}>{t("approvals.withdraw")}</Button>
      )}
      {refusing && <RefuseDialog approval={approval} close={() => set_refusing(false)} />}
    </div>
  );
}

const minute = 60_000;

export function Request({ approval }: { approval: ApprovalView }) {
  const { t, locale } = useTexts();
  const name = (known: string) => known || t("people.erased_name");
  const code = useCode();
  const span = useSpan();
  const { user_id } = useSession();
  const now = useNow(minute / 2);
  const { request } = approval;
  const state = state_of(request, now);
  const ends = until(request, now);
  const of_rule = approval.bulk_export ? "bulk_export" : approval.emergency ? "emergency" : "approvals";
  const over = approval.emergency && ends === null;
  const state_text =
    state === "used" && of_rule !== "approvals"
      ? t(over ? "emergency.over" : `${of_rule}.used`)
      : t(`approvals.state.${state}`);
  const until_text = `${of_rule}.use_until`;
  const i_approved = request.approvals.some((one) => one.user_id === user_id);
  return (
    <li data-request={request.request_id}>
      <div className="row-head">
        <h2>{code("approvals.rule", request.rule)}</h2>
        <span className={chip_of[state] ?? "chip"}>{state_text}</span>
        {(state === "pending" || state === "approved") && (
          <span className="muted">
            {t("approvals.progress", { count: request.approvals.length, needed: approval.approvals_needed })}
          </span>
        )}
        {ends !== null && state !== "used" && (
          <span className="chip">{t("approvals.time_left", { time: span(ends - now) })}</span>
        )}
        {state === "used" && request.used_until && (
          <span className="chip">{t(until_text, { time: moment_text(request.used_until) })}</span>
        )}
        <Actions approval={approval} now={now} />
      </div>
      <dl className="terms">
        <Terms approval={approval} />
        <div>
          <dt>{t("approvals.reason")}</dt>
          <dd>{request.reason}</dd>
        </div>
        <div>
          <dt>{t("approvals.requester")}</dt>
          <dd>{name(approval.requester_name)}</dd>
        </div>
        <div>
          <dt>{t("approvals.asked_at")}</dt>
          <dd className="num">{moment_text(request.created_at)}</dd>
        </div>
      </dl>
      {approval.approver_names.length > 0 && (
        <p className="muted">
          {t("approvals.approved_by", { names: approval.approver_names.map(name).join(locale === "en" ? ", " : "、") })}
        </p>
      )}
      {i_approved && state === "pending" && <p className="muted">{t("approvals.waiting_you")}</p>}
      {request.closed_reason && (
        <p className="adverse">
          {t("approvals.closed_reason", { reason: code("approvals.closed", request.closed_reason) })}
        </p>
      )}
    </li>
  );
}
