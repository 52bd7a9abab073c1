// What happened, newest first: every change, every look at sensitive values, every refused access.
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Input, Pagination } from "antd";
import { useEffect, useState, type ReactNode } from "react";

import { api, unwrap } from "../../shared/api/client";
import { users_query } from "../../shared/api/queries";
import type { EventView, UserView } from "../../shared/api/types";
import { log_query } from "../../shared/evidence/queries";
import { RecordCheck } from "../../shared/evidence/RecordCheck";
import { useCode, useTexts } from "../../shared/i18n";
import { zh } from "../../shared/i18n/zh";
import { usePersonWords } from "../../shared/people";
import { Choice, Field } from "../../shared/ui/Form";
import { useDebounced, useNarrow, usePageTitle } from "../../shared/ui/hooks";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { read_audit_search, type AuditSearch } from "./search";
import { body_text, fields_of, shown_as_sealed } from "./body";
import "./audit.css";

const page_size = 50;
const kinds = Object.keys(zh.event);
const outcomes = Object.keys(zh.audit.outcomes);
const outcome_chip: Record<string, string> = { refused: "chip chip-warn", failed: "chip chip-adverse" };

const events_query = (search: AuditSearch) =>
  queryOptions({
    queryKey: ["events", search],
    queryFn: () => {
      const given = Object.entries({ ...search, page_size }).filter(([, value]) => value !== undefined);
      return unwrap(api.GET("/api/v1/events", { params: { query: Object.fromEntries(given) } }));
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

function Filters({ search, change }: { search: AuditSearch; change: (change: AuditSearch) => void }) {
  const { t } = useTexts();
  const { data: users = [] } = useQuery(users_query);
  const person = usePersonWords();
  const [party, set_party] = useState(search.party_id ?? "");
  const settled = useDebounced(party.trim(), 300) || undefined;
  useEffect(() => {
    if (settled !== search.party_id) change({ party_id: settled });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was typed changes the address
  }, [settled]);
  return (
    <div className="page-tools">
      <Field label={t("audit.actor")}>
        {(ids) => (
          <Choice
            {...ids}
            value={search.actor ?? ""}
            change={(actor) => change({ actor: actor || undefined })}
            any={t("audit.any")}
            options={users.map((user) => ({ value: user.user_id, label: person(user) }))}
          />
        )}
      </Field>
      <Field label={t("audit.kind")}>
        {(ids) => (
          <Choice
            {...ids}
            value={search.kind ?? ""}
            change={(kind) => change({ kind: kind || undefined })}
            any={t("audit.any")}
            options={kinds.map((kind) => ({ value: kind, label: t(`event.${kind}`) }))}
          />
        )}
      </Field>
      <Field label={t("audit.outcome")}>
        {(ids) => (
          <Choice
            {...ids}
            value={search.outcome ?? ""}
            change={(outcome) => change({ outcome: outcome || undefined })}
            any={t("audit.any")}
            options={outcomes.map((outcome) => ({ value: outcome, label: t(`audit.outcomes.${outcome}`) }))}
          />
        )}
      </Field>
      <Field label={t("audit.party")}>
        {(ids) => (
          <Input
            {...ids}
            allowClear
            spellCheck={false}
            placeholder={t("audit.party_any")}
            value={party}
            onChange={(event) => set_party(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

function useEventWords() {
  const { t } = useTexts();
  const code = useCode();
  const { data: users = [] } = useQuery(users_query);
  const words = (user: UserView | undefined) =>
    user?.state === "erased" ? t("people.erased_name") : user?.display_name;
  return ({ event, actor_name, is_actor_erased }: EventView) => {
    // At log-in nobody acts yet; the account that is meant stands in the body.
    const { user_id, code: refusal } = fields_of(event.body);
    const meant = words(users.find((user) => user.user_id === user_id));
    const somebody = meant && (event.outcome === "done" ? meant : t("audit.account_of", { name: meant }));
    return {
      who: (is_actor_erased ? t("people.erased_name") : actor_name) || event.actor || somebody || t("audit.nobody"),
      what: code("event", event.kind),
      outcome: refusal === "step_up_required" ? t("audit.step_up") : code("audit.outcomes", event.outcome),
    };
  };
}

const look_again_ms = 2000; // sealing takes a second or two

// Up to which record the log is sealed by now. Asking the log leaves no trace in it; reading the trail would.
function useSealed(items: EventView[]): (item: EventView) => boolean {
  const waits = items.some((item) => !item.is_sealed);
  const { data: log } = useQuery({
    ...log_query,
    enabled: waits,
    refetchInterval: ({ state }) =>
      items.some(({ event }) => event.sequence > (state.data?.checkpoint?.size ?? 0)) ? look_again_ms : false,
  });
  const size = log?.checkpoint?.size ?? 0;
  return ({ is_sealed, event }) => is_sealed || event.sequence <= size;
}

function EventCheck({ item: { event }, is_sealed }: { item: EventView; is_sealed: boolean }): ReactNode {
  const { t } = useTexts();
  if (!is_sealed) return <span className="muted nowrap">{t("evidence.soon")}</span>;
  return (
    <RecordCheck
      load={() =>
        unwrap(api.GET("/api/v1/events/{event_id}/proof", { params: { path: { event_id: event.event_id } } }))
      }
      tells_of={(sealed) => shown_as_sealed(event, sealed)}
      name={`record-${event.sequence}`}
      text={t("evidence.check")}
      label={t("evidence.check_of", { record: event.sequence })}
    />
  );
}

function EventTable({ items }: { items: EventView[] }) {
  const { t } = useTexts();
  const words = useEventWords();
  const is_sealed = useSealed(items);
  return (
    <ScrollX>
      <table className="grid events" aria-label={t("audit.table")}>
        <thead>
          <tr>
            <th className="right">{t("audit.sequence")}</th>
            <th>{t("audit.time")}</th>
            <th>{t("audit.actor")}</th>
            <th>{t("audit.kind")}</th>
            <th>{t("audit.outcome")}</th>
            <th>{t("audit.party")}</th>
            <th>{t("audit.details")}</th>
            <th>{t("evidence.column")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const { who, what, outcome } = words(item);
            const { event } = item;
            return (
              <tr key={event.event_id}>
                <td className="right num">{event.sequence}</td>
                <td className="num">{moment_text(event.at, true)}</td>
                <td className="nowrap">{who}</td>
                <td className="nowrap">
                  {what}
                  <small className="event-kind mono">{event.kind}</small>
                </td>
                <td>
                  <span className={outcome_chip[event.outcome] ?? "chip"}>{outcome}</span>
                </td>
                <td className="mono nowrap">{event.party_id}</td>
                <td className="mono event-body" title={event.body}>
                  {body_text(event.body)}
                </td>
                <td className="event-check">
                  <EventCheck item={item} is_sealed={is_sealed(item)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
}

function EventCards({ items }: { items: EventView[] }) {
  const { t } = useTexts();
  const words = useEventWords();
  const is_sealed = useSealed(items);
  return (
    <ul className="rows" aria-label={t("audit.table")}>
      {items.map((item) => {
        const { who, what, outcome } = words(item);
        const { event } = item;
        return (
          <li key={event.event_id}>
            <div className="row-head">
              <strong>{what}</strong>
              <span className={outcome_chip[event.outcome] ?? "chip"}>{outcome}</span>
            </div>
            <div>
              {who} · <span className="num">{moment_text(event.at, true)}</span>
            </div>
            <small className="mono muted">{[event.kind, event.party_id].filter(Boolean).join(" · ")}</small>
            <EventCheck item={item} is_sealed={is_sealed(item)} />
          </li>
        );
      })}
    </ul>
  );
}

export function AuditPage() {
  const { t } = useTexts();
  const narrow = useNarrow();
  const search = read_audit_search({ ...useSearch({ from: "/audit" }) }); // without what is not of this page
  const navigate = useNavigate({ from: "/audit" });
  const { data, error, refetch, isPlaceholderData } = useQuery(events_query(search));
  usePageTitle(t("audit.title"));
  const change = (part: AuditSearch) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...part }), replace: true });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const page = search.page ?? 1;
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("audit.title")}</h1>
          <p>{t("audit.note")}</p>
        </div>
      </div>
      <div className="card">
        <Filters search={search} change={change} />
        {!data && <Loading />}
        {data && data.items.length === 0 && <EmptyState title={t("audit.empty")} text={t("audit.empty_text")} />}
        {data && data.items.length > 0 && (
          <div className={isPlaceholderData ? "stale" : undefined} aria-busy={isPlaceholderData}>
            {narrow ? <EventCards items={data.items} /> : <EventTable items={data.items} />}
            <nav className="event-pages" aria-label={t("audit.pages")}>
              <span className="muted">
                {t("audit.range", {
                  from: (page - 1) * page_size + 1,
                  to: (page - 1) * page_size + data.items.length,
                  total: data.total,
                })}
              </span>
              <Pagination
                current={page}
                pageSize={page_size}
                total={data.total}
                showSizeChanger={false}
                size="small"
                onChange={(next) => void navigate({ search: (before) => ({ ...before, page: next }) })}
              />
            </nav>
          </div>
        )}
      </div>
    </div>
  );
}
