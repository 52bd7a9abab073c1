// What an enterprise agreed to share (DAT-19), and how its data are taken by the rules of collection (DAT-15).
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { CollectionView, ConsentDraft, ConsentsView, ConsentView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { Choice, Field, FormButtons, ReasonField, Refusal, useFault } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text, park_day } from "../../shared/ui/time";
import { useParty } from "./context";
import { consents_query } from "./queries";
import "./consents.css";

const chip_of: Record<string, string> = { given: "chip chip-good", ahead: "chip chip-warn" };

function useConsentChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  const { party_id } = useParty().party;
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: consents_query(party_id).queryKey }),
        queries.invalidateQueries({ queryKey: ["facts", party_id] }),
      ]),
  });
}

const year_days = 365; // offered; the person writes what was agreed

function ConsentForm({ offered, close }: { offered: ConsentsView["offers"]; close: () => void }) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const { party_id } = useParty().party;
  const ways = [...new Map(offered.map(({ way }) => [way.code, way])).values()];
  const [given, set_given] = useState<ConsentDraft>({
    given_by: "",
    purpose: "",
    sources: [],
    way: ways[0]?.code ?? "",
    valid_from: park_day(),
    valid_until: park_day(year_days),
    evidence: "",
  });
  const record = useConsentChange((body: ConsentDraft) =>
    unwrap(api.POST("/api/v1/parties/{party_id}/consents", { params: { path: { party_id } }, body })),
  );
  const told = useFault(record.error);
  const change = (part: Partial<ConsentDraft>) => set_given((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    record.mutate(given, {
      onSuccess: () => {
        void message.success(t("consents.done"));
        close();
      },
    });
  };
  const text = (name: "given_by" | "purpose" | "evidence") => (
    <Field label={t(`consents.${name}`)} hint={t(`consents.${name}_hint`)} fault={told(`/${name}`)} required>
      {(ids) => (
        <Input
          {...ids}
          autoFocus={name === "given_by"}
          maxLength={90}
          value={given[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const date = (name: "valid_from" | "valid_until", label: string) => (
    <Field label={label} fault={told(`/${name}`)} required>
      {(ids) => (
        <Input {...ids} type="date" value={given[name]} onChange={(event) => change({ [name]: event.target.value })} />
      )}
    </Field>
  );
  const shown = ["/given_by", "/purpose", "/evidence", "/sources", "/way", "/valid_from", "/valid_until"];
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={record.error} shown={shown} />
      {text("given_by")}
      {text("purpose")}
      {ways.length > 1 && (
        <Field label={t("consents.way")} fault={told("/way")}>
          {(ids) => (
            <Choice
              {...ids}
              value={given.way}
              change={(way) => change({ way, sources: [] })}
              options={ways.map((way) => ({ value: way.code, label: say(way.label, way.code) }))}
            />
          )}
        </Field>
      )}
      <fieldset>
        <legend className="field-legend">{t("consents.sources")}</legend>
        <Checkbox.Group
          className="check-columns"
          value={given.sources}
          onChange={(sources) => change({ sources })}
          options={offered
            .filter(({ way }) => way.code === given.way)
            .map(({ source }) => ({ value: source.code, label: say(source.label, source.code) }))}
        />
        {told("/sources") && <div className="field-fault">{told("/sources")}</div>}
      </fieldset>
      <div className="consent-period">
        {date("valid_from", t("consents.from"))}
        {date("valid_until", t("consents.until"))}
      </div>
      {text("evidence")}
      <FormButtons cancel={close} submit={t("consents.add_submit")} loading={record.isPending} />
    </form>
  );
}

function WithdrawForm({ consent, close }: { consent: ConsentView; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { party_id } = useParty().party;
  const [reason, set_reason] = useState("");
  const withdraw = useConsentChange((why: string) =>
    unwrap(
      api.POST("/api/v1/parties/{party_id}/consents/{consent_id}/withdraw", {
        params: { path: { party_id, consent_id: consent.consent_id } },
        body: { reason: why },
      }),
    ),
  );
  const told = useFault(withdraw.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    withdraw.mutate(reason.trim(), {
      onSuccess: () => {
        void message.success(t("consents.withdrawn"));
        close();
      },
    });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{t("consents.withdraw_text")}</p>
      <Refusal error={withdraw.error} shown={["/reason"]} />
      <ReasonField focus label={t("consents.reason")} reason={reason} change={set_reason} fault={told("/reason")} />
      <FormButtons danger cancel={close} submit={t("consents.withdraw")} loading={withdraw.isPending} />
    </form>
  );
}

function Consent({ consent, withdraw }: { consent: ConsentView; withdraw: (() => void) | undefined }) {
  const { t, say, locale } = useTexts();
  const names = consent.sources.map((one) => say(one.label, one.code)).join(locale === "en" ? ", " : "、");
  return (
    <li data-consent={consent.consent_id}>
      <div className="row-head">
        <h3>{names}</h3>
        <span className={chip_of[consent.state] ?? "chip"}>{t(`consents.states.${consent.state}`)}</span>
        {withdraw && (
          <div className="row-actions">
            <Button danger size="small" onClick={withdraw}>
              {t("consents.withdraw")}
            </Button>
          </div>
        )}
      </div>
      <dl className="terms">
        <div>
          <dt>{t("consents.given_by")}</dt>
          <dd>{consent.given_by}</dd>
        </div>
        <div>
          <dt>{t("consents.purpose")}</dt>
          <dd>{consent.purpose}</dd>
        </div>
        <div>
          <dt>{t("consents.way")}</dt>
          <dd>{say(consent.way.label, consent.way.code)}</dd>
        </div>
        <div>
          <dt>{t("consents.period")}</dt>
          <dd className="num">
            {consent.valid_from} – {consent.valid_until}
          </dd>
        </div>
        <div>
          <dt>{t("consents.evidence")}</dt>
          <dd>{consent.evidence}</dd>
        </div>
        <div>
          <dt>{t("consents.recorded")}</dt>
          <dd>
            {consent.recorded_by_name} <span className="num">{moment_text(consent.recorded_at)}</span>
          </dd>
        </div>
      </dl>
      {consent.withdrawn_on && (
        <p className="muted">
          {t("consents.withdrawn_on", {
            on: consent.withdrawn_on,
            who: consent.withdrawn_by_name,
            reason: consent.withdrawn_reason,
          })}
        </p>
      )}
    </li>
  );
}

function Agreement({ one }: { one: CollectionView }) {
  const { t } = useTexts();
  if (!one.needs_consent) return <>{t("consents.not_needed")}</>;
  return (
    <>
      <span className={one.agreed ? "chip chip-good" : "chip chip-warn"}>
        {t(one.agreed ? "consents.agreed" : "consents.not_agreed")}
      </span>
      {one.refused > 0 && one.refused_at && (
        <div className="cell-note">
          {t("consents.refused", { count: one.refused, at: moment_text(one.refused_at) })}
        </div>
      )}
    </>
  );
}

function Collection({ view }: { view: ConsentsView }) {
  const { t, say } = useTexts();
  const known = view.data_class.code !== "";
  return (
    <section className="block-section">
      <h3>{t("consents.collection")}</h3>
      <p className="muted">
        {t("consents.data_class")}
        <b>{known ? say(view.data_class.label, view.data_class.code) : t("consents.class_unknown")}</b>
        {t("consents.stop")}
        {t(known ? "consents.collection_text" : "consents.class_unknown_text")}
      </p>
      {view.collection.length > 0 && <Ways view={view} />}
    </section>
  );
}

function Ways({ view }: { view: ConsentsView }) {
  const { t, say } = useTexts();
  return (
    <ScrollX>
      <table className="grid" aria-label={t("consents.collection")}>
        <thead>
          <tr>
            <th>{t("consents.source")}</th>
            <th>{t("consents.way")}</th>
            <th>{t("consents.keep")}</th>
            <th>{t("consents.consent")}</th>
          </tr>
        </thead>
        <tbody>
          {view.collection.map((one) => (
            <tr key={one.source.code} data-collection={one.source.code}>
              <td>{say(one.source.label, one.source.code)}</td>
              <td>{say(one.way.label, one.way.code)}</td>
              <td>{say(one.keep.label, one.keep.code)}</td>
              <td>
                <Agreement one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function ConsentsTab() {
  const { party } = useParty();
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(consents_query(party.party_id));
  const [adding, set_adding] = useState(false);
  const [ending, set_ending] = useState<ConsentView | null>(null);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  const may_record = may("consent.record") && data.offers.length > 0;
  const add = may_record && (
    <Button type="primary" onClick={() => set_adding(true)}>
      {t("consents.add")}
    </Button>
  );
  return (
    <>
      <div className="part-head">
        <p className="muted">{t("consents.note")}</p>
        {data.consents.length > 0 && add}
      </div>
      {data.consents.length === 0 ? (
        <EmptyState title={t("consents.empty")} text={t("consents.empty_text")} action={add || undefined} />
      ) : (
        <ul className="rows" aria-label={t("consents.list")}>
          {data.consents.map((consent) => (
            <Consent
              key={consent.consent_id}
              consent={consent}
              withdraw={
                may("consent.record") && (consent.state === "given" || consent.state === "ahead")
                  ? () => set_ending(consent)
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {data.has_rules ? <Collection view={data} /> : <p className="muted">{t("consents.rules_none")}</p>}
      {adding && (
        <Modal open title={t("consents.add_title")} footer={null} width={520} onCancel={() => set_adding(false)}>
          <ConsentForm offered={data.offers} close={() => set_adding(false)} />
        </Modal>
      )}
      {ending && (
        <Modal open title={t("consents.withdraw_title")} footer={null} width={520} onCancel={() => set_ending(null)}>
          <WithdrawForm consent={ending} close={() => set_ending(null)} />
        </Modal>
      )}
    </>
  );
}
