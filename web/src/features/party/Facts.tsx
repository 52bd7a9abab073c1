// Every stored version of every fact, by data set. What counts on the day stands plain, the rest is dimmed and says why.
import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input } from "antd";
import { useState } from "react";

import type { FactView } from "../../shared/api/types";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { ErrorState, Loading } from "../../shared/ui/States";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useParty } from "./context";
import { SourceClass } from "./IndicatorList";
import { facts_query } from "./queries";

type Status = "current" | "superseded" | "not_yet";

const status_of = (fact: FactView, as_of: string): Status =>
  fact.current ? "current" : fact.known_at > as_of ? "not_yet" : "superseded";

function FactRow({ fact, as_of }: { fact: FactView; as_of: string }) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const status = status_of(fact, as_of);
  return (
    <tr className={status === "current" ? undefined : "dimmed"}>
      <td>{say(fact.label, fact.name)}</td>
      <td className="right num">
        <b>{format.shown(fact.value)}</b>
      </td>
      <td>
        {say(fact.source_label, fact.source)} <SourceClass name={fact.source_class} />
      </td>
      <td className="num">{format.period(fact.valid_from, fact.valid_to)}</td>
      <td className="num">{fact.known_at}</td>
      <td>
        {fact.evidence}
        {fact.note && <div className="cell-note">{fact.note}</div>}
      </td>
      <td>
        <span className={status === "current" ? "chip chip-good" : "chip"}>{t(`fact.${status}`)}</span>
      </td>
    </tr>
  );
}

function Dataset({ facts, as_of }: { facts: FactView[]; as_of: string }) {
  const { t, say } = useTexts();
  const first = facts[0];
  if (!first) return null;
  const title = say(first.dataset_label, first.dataset);
  return (
    <section className="block-section">
      <h3>
        {title} <span className="muted">{t("fact.count", { count: facts.length })}</span>
      </h3>
      <ScrollX>
        <table className="grid facts" aria-label={title}>
          <thead>
            <tr>
              <th>{t("fact.name")}</th>
              <th className="right">{t("fact.value")}</th>
              <th>{t("fact.source")}</th>
              <th>{t("fact.valid")}</th>
              <th>{t("fact.known")}</th>
              <th>
                {t("fact.evidence")} / {t("fact.note")}
              </th>
              <th aria-label={t("fact.current")} />
            </tr>
          </thead>
          <tbody>
            {facts.map((fact, at) => (
              <FactRow key={`${fact.name} ${fact.known_at} ${at}`} fact={fact} as_of={as_of} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

export function FactsTab() {
  const { party, assessment } = useParty();
  const { t } = useTexts();
  const [only_current, set_only_current] = useState(true);
  const [needle, set_needle] = useState("");
  const { data, error, refetch } = useQuery(facts_query(party.party_id, assessment.as_of));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const wanted = needle.trim().toLowerCase();
  const shown = data.filter(
    (fact) =>
      (!only_current || fact.current) &&
      `${fact.name} ${fact.label.zh} ${fact.label.en} ${fact.source_label.zh} ${fact.source_label.en}`
        .toLowerCase()
        .includes(wanted),
  );
  const groups = Map.groupBy(shown, (fact) => fact.dataset);
  return (
    <>
      <div className="tab-tools">
        <Input
          type="search"
          className="tab-search"
          allowClear
          placeholder={t("fact.search")}
          aria-label={t("fact.search")}
          value={needle}
          onChange={(event) => set_needle(event.target.value)}
        />
        <Checkbox checked={only_current} onChange={(event) => set_only_current(event.target.checked)}>
          {t("fact.only_current")}
        </Checkbox>
        <span className="muted">{t("fact.count", { count: shown.length })}</span>
      </div>
      {shown.length === 0 && <p className="muted">{t("fact.none")}</p>}
      {[...groups].map(([dataset, facts]) => (
        <Dataset key={dataset} facts={facts} as_of={assessment.as_of} />
      ))}
    </>
  );
}
