// Every stored version of every fact, by data set. What counts on the day stands plain, the rest is dimmed and says why.
import { useQuery } from "@tanstack/react-query";
import { App, Checkbox, Input } from "antd";
import { useCallback, useEffect, useState } from "react";

import type { FactView, RevealView } from "../../shared/api/types";
import { is_veiled } from "../../shared/format/shown";
import { useFormat } from "../../shared/format/useFormat";
import { gather } from "../../shared/gather";
import { useTexts } from "../../shared/i18n";
import { ErrorState, Loading } from "../../shared/ui/States";
import { ScrollX } from "../../shared/ui/ScrollX";
import { SourceClass } from "../../shared/ui/SourceClass";
import { useNow } from "../../shared/ui/time";
import { useParty } from "./context";
import { HeldMark } from "./HeldMark";
import { facts_query } from "./queries";
import { AskDialog, ShownBanner, unveiled_facts, useMayAsk, Veiled, VeilBanners, Watermark } from "./Reveal";
import { useOwnReveals } from "./reveals";

type Status = "current" | "disagrees" | "superseded" | "not_yet";

function status_of(fact: FactView, as_of: string): Status {
  if (fact.current) return "current";
  if (fact.disagrees) return "disagrees";
  return fact.known_at > as_of ? "not_yet" : "superseded";
}

const status_chip: Record<Status, string> = {
  current: "chip chip-good",
  disagrees: "chip chip-adverse",
  superseded: "chip",
  not_yet: "chip",
};

interface Seeing {
  as_of: string;
  ask: ((name: string) => void) | undefined; // of who may ask for what is masked
  is_shown: (fact: FactView) => boolean; // in clear for now
}

function FactRow({ fact, as_of, ask, is_shown }: { fact: FactView } & Seeing) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const status = status_of(fact, as_of);
  const name = say(fact.label, fact.name);
  const classes = [status !== "current" && "dimmed", is_shown(fact) && "unveiled"].filter(Boolean).join(" ");
  return (
    <tr className={classes || undefined}>
      <td>{name}</td>
      <td className="right num">
        {is_veiled(fact.value) ? (
          <Veiled value={fact.value} name={name} ask={ask && (() => ask(fact.name))} />
        ) : (
          <b>{format.shown(fact.value)}</b>
        )}
        {is_shown(fact) && <span className="visually-hidden"> {t("reveal.clear_value")}</span>}
        {fact.held && <HeldMark held={fact.held} />}
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
        <span className={status_chip[status]}>{t(`fact.${status}`)}</span>
      </td>
    </tr>
  );
}

function Dataset({ facts, ...seeing }: { facts: FactView[] } & Seeing) {
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
              <th>
                <span className="visually-hidden">{t("fact.current")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact, at) => (
              <FactRow key={`${fact.name} ${fact.known_at} ${at}`} fact={fact} {...seeing} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

const minute = 60_000;

export function FactsTab() {
  const { party, assessment } = useParty();
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const may_ask = useMayAsk();
  const reveals = useOwnReveals(party.party_id, useNow(minute / 2));
  const [only_current, set_only_current] = useState(true);
  const [needle, set_needle] = useState("");
  const [asked, set_asked] = useState<string[] | null>(null);
  const [revealed, set_revealed] = useState<RevealView | null>(null);
  const mask = useCallback(() => {
    set_revealed(null);
    void message.info(t("reveal.masked_again"));
  }, [message, t]);
  useEffect(() => {
    if (revealed) document.querySelector("tr.unveiled")?.scrollIntoView({ block: "center" });
  }, [revealed]);
  const { data, error, refetch } = useQuery(facts_query(party.party_id, assessment.as_of));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const seen = unveiled_facts(data, revealed);
  const veiled = new Map(
    seen.filter((fact) => fact.current && is_veiled(fact.value)).map((fact) => [fact.name, say(fact.label, fact.name)]),
  );
  const wanted = needle.trim().toLowerCase();
  const shown = seen.filter(
    (fact) =>
      (!only_current || fact.current || fact.disagrees) &&
      `${fact.name} ${fact.label.zh} ${fact.label.en} ${fact.source_label.zh} ${fact.source_label.en}`
        .toLowerCase()
        .includes(wanted),
  );
  const groups = gather(shown, (fact) => fact.dataset);
  return (
    <div className={revealed ? "watermarked" : undefined}>
      {revealed && <Watermark text={revealed.watermark} />}
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
      {revealed ? (
        <ShownBanner shown={revealed} mask={mask} />
      ) : (
        <VeilBanners
          veiled={veiled.size}
          reveals={reveals}
          ask={may_ask ? () => set_asked([]) : undefined}
          show={set_revealed}
        />
      )}
      {shown.length === 0 && <p className="muted">{t("fact.none")}</p>}
      {[...groups].map(([dataset, facts]) => (
        <Dataset
          key={dataset}
          facts={facts}
          as_of={assessment.as_of}
          ask={may_ask && !revealed ? (name) => set_asked([name]) : undefined}
          is_shown={(fact) => revealed?.facts.includes(fact) ?? false}
        />
      ))}
      {asked && (
        <AskDialog
          offered={[...veiled].map(([name, label]) => ({ name, label }))}
          first={asked}
          close={() => set_asked(null)}
        />
      )}
    </div>
  );
}
