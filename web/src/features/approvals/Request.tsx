// One request: what about, why, by whom, how far it is, how long it still counts, and what one may do with it.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { ApprovalView } from "../../shared/api/types";
import { may_show, reveal_of, state_of, until } from "../../shared/approvals";
import { useCode, useTexts } from "../../shared/i18n";
import { useSession } from "../../shared/session";
import { Field, Refusal } from "../../shared/ui/Form";
import { moment_text, useNow, useSpan } from "../../shared/ui/time";
import { fact_names_query, party_name_query, useAct } from "./queries";

const chip_of: Record<string, string> = {
  pending: "chip chip-warn",
  approved: "chip chip-good",
  used: "chip chip-good",
  refused: "chip chip-adverse",
  voided: "chip chip-adverse",
};

function RevealTerms({ party_id, facts }: { party_id: string; facts: string[] }) {
  const { t, say, locale } = useTexts();
  const { data: party } = useQuery(party_name_query(party_id));
  const { data: known = [] } = useQuery(fact_names_query(party_id));
  const name = party && ((locale === "en" && party.name_en) || party.name);
  const label = (fact: string) => say(known.find((one) => one.name === fact)?.label, fact);
  return (
    <>
      <div>
        <dt>{t("approvals.party")}</dt>
        <dd>
          <Link to="/parties/$party_id" params={{ party_id }} search={{ tab: "facts" }}>
            {name ?? party_id}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("approvals.facts")}</dt>
        <dd>{facts.map(label).join(locale === "en" ? ", " : "、")}</dd>
      </div>
    </>
  );
}

function RefuseDialog({ approval, close }: { approval: ApprovalView; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const act = useAct();
  const [reason, set_reason] = useState("");
  const [missing, set_missing] = useState(false);
  const { request_id, content_hash } = approval.request;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(reason.trim() === "");
    if (reason.trim() === "") return;
    act.mutate(
      { act: "refuse", request_id, seen_hash: content_hash, reason: reason.trim() },
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
        <Field
          label={t("approvals.refuse_reason")}
          fault={missing ? t("approvals.reason_missing") : undefined}
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
          <Button type="primary" danger htmlType="submit" loading={act.isPending}>
            {t("approvals.refuse")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Actions({ approval, now }: { approval: ApprovalView; now: number }) {
  const { t } = useTexts();
  const { message, modal } = App.useApp();
  const { user_id } = useSession();
  const act = useAct();
  const [refusing, set_refusing] = useState(false);
  const { request } = approval;
  const { request_id } = request;
  const reveal = reveal_of(request);
  const state = state_of(request, now);
  const is_own = request.requester_id === user_id;
  const failed = (error: Error) => void message.error(error.message);
  const approve = () =>
    act.mutate(
      { act: "approve", request_id, seen_hash: request.content_hash },
      {
        onSuccess: (after) => {
          const count = after.approvals_needed - after.request.approvals.length;
          void message.success(count > 0 ? t("approvals.approved_note", { count }) : t("approvals.approved_last"));
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
  const reveal = reveal_of(request);
  const state = state_of(request, now);
  const ends = until(request, now);
  const i_approved = request.approvals.some((one) => one.user_id === user_id);
  return (
    <li data-request={request.request_id}>
      <div className="row-head">
        <h2>{code("approvals.rule", request.rule)}</h2>
        <span className={chip_of[state] ?? "chip"}>{t(`approvals.state.${state}`)}</span>
        {(state === "pending" || state === "approved") && (
          <span className="muted">
            {t("approvals.progress", { count: request.approvals.length, needed: approval.approvals_needed })}
          </span>
        )}
        {ends !== null && state !== "used" && (
          <span className="chip">{t("approvals.time_left", { time: span(ends - now) })}</span>
        )}
        {state === "used" && request.used_until && (
          <span className="chip">{t("approvals.use_until", { time: moment_text(request.used_until) })}</span>
        )}
        <Actions approval={approval} now={now} />
      </div>
      <dl className="terms">
        {reveal ? (
          <RevealTerms {...reveal} />
        ) : (
          <div>
            <dt>{t("approvals.facts")}</dt>
            <dd>{request.subject}</dd>
          </div>
        )}
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
