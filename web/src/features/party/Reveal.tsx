// Values that one may not see: a lock with the way to ask for them; the banners that lead from asking to seeing to masking.
import { LockOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button, Checkbox, Modal } from "antd";
import { useEffect, useState, type SubmitEvent } from "react";

import type { FactView, RevealView, Shown } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { FormButtons, ReasonField, Refusal } from "../../shared/ui/Form";
import { Veiled as VeiledValue } from "../../shared/ui/Veiled";
import { moment_text, useNow, useSpan } from "../../shared/ui/time";
import { useParty } from "./context";
import { useAskReveal, useShowReveal, type OwnReveal } from "./reveals";

export function Veiled(props: { value: Shown; name: string; ask: (() => void) | undefined }) {
  return <VeiledValue {...props} currency={useParty().party.currency} />;
}

interface Choosable {
  name: string;
  label: string;
}

interface AskProps {
  offered: Choosable[];
  first: string[];
  close: () => void;
}

export function AskDialog({ offered, first, close }: AskProps) {
  const { party } = useParty();
  const { t } = useTexts();
  const { message } = App.useApp();
  const ask = useAskReveal(party.party_id);
  const [facts, set_facts] = useState(first);
  const [reason, set_reason] = useState("");
  const [is_asked, set_asked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_asked(true);
    if (facts.length === 0 || reason.trim() === "") return;
    ask.mutate(
      { facts, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t("reveal.submitted"));
          close();
        },
      },
    );
  };
  return (
    <Modal open title={t("reveal.ask_title")} footer={null} width={520} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t("reveal.ask_text")}</p>
        <Refusal error={ask.error} />
        <fieldset className={is_asked && facts.length === 0 ? "field-faulty" : undefined}>
          <legend>{t("reveal.facts")}</legend>
          <Checkbox.Group
            className="reveal-facts"
            value={facts}
            onChange={set_facts}
            options={offered.map(({ name, label }) => ({ value: name, label }))}
          />
          {is_asked && facts.length === 0 && <div className="field-fault">{t("reveal.facts_missing")}</div>}
        </fieldset>
        <ReasonField
          label={t("reveal.reason")}
          hint={t("reveal.reason_example")}
          fault={is_asked && reason.trim() === "" ? t("reveal.reason_missing") : undefined}
          reason={reason}
          change={set_reason}
        />
        <FormButtons cancel={close} submit={t("reveal.submit")} loading={ask.isPending} />
      </form>
    </Modal>
  );
}

interface BannerProps {
  veiled: number;
  reveals: OwnReveal[];
  ask: (() => void) | undefined;
  show: (shown: RevealView) => void;
}

export function VeilBanners({ veiled, reveals, ask, show }: BannerProps) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const reveal = useShowReveal();
  if (veiled === 0 && reveals.length === 0) return null;
  const open = (request_id: string) =>
    reveal.mutate(request_id, { onSuccess: show, onError: (error) => void message.error(error.message) });
  return (
    <>
      {veiled > 0 && (
        <div className="veil-banner no-print">
          <LockOutlined aria-hidden />
          <span>{t("reveal.banner", { count: veiled })}</span>
          {ask && <Button onClick={ask}>{t("reveal.ask")}</Button>}
        </div>
      )}
      {reveals.map(({ approval: { request, approvals_needed }, facts, ready }) => (
        <div className="veil-banner no-print" key={request.request_id}>
          <span>
            {ready && request.used_until
              ? t("reveal.again", { count: facts.length, time: moment_text(request.used_until) })
              : t(ready ? "reveal.approved" : "reveal.pending", {
                  count: facts.length,
                  approved: request.approvals.length,
                  needed: approvals_needed,
                })}
          </span>
          {ready ? (
            <Button type="primary" loading={reveal.isPending} onClick={() => open(request.request_id)}>
              {t("reveal.show")}
            </Button>
          ) : (
            <Link to="/approvals" search={{ tab: "own" }}>
              {t("reveal.to_approvals")}
            </Link>
          )}
        </div>
      ))}
    </>
  );
}

const look_every_ms = 500;

// While values are shown: how long still, and the way to mask them at once. What has no time box is masked on leaving.
export function ShownBanner({ shown, mask }: { shown: RevealView; mask: () => void }) {
  const { t } = useTexts();
  const span = useSpan();
  const now = useNow(look_every_ms);
  const left = shown.shown_until ? Date.parse(shown.shown_until) - now : Infinity;
  useEffect(() => {
    if (left <= 0) mask();
  }, [left, mask]);
  return (
    <div className="veil-banner shown no-print">
      <span role="timer">{t("reveal.shown", { count: shown.facts.length, time: span(left) })}</span>
      <Button onClick={mask}>{t("reveal.mask_now")}</Button>
    </div>
  );
}

const copies = Array.from({ length: 60 }, (_, at) => at);

export function Watermark({ text }: { text: string }) {
  return (
    <div className="watermark" aria-hidden="true">
      {copies.map((copy) => (
        <span key={copy}>{text}</span>
      ))}
    </div>
  );
}

const same = (a: FactView, b: FactView): boolean =>
  a.name === b.name && a.known_at === b.known_at && a.source === b.source && a.valid_from === b.valid_from;

// The facts with the values that are shown in clear for now.
export const unveiled_facts = (facts: FactView[], shown: RevealView | null): FactView[] =>
  shown ? facts.map((fact) => shown.facts.find((clear) => same(clear, fact)) ?? fact) : facts;

export const useMayAsk = (): boolean => useMay()("approval.request");
