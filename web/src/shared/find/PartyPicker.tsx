// One enterprise of a portfolio, chosen in a form by typing what it is found by.
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState } from "react";

import type { SearchHit } from "../api/types";
import { useTexts } from "../i18n";
import { useDebounced } from "../ui/hooks";
import { Hit } from "./Hit";
import { find_query } from "./query";
import { useHitKeys } from "./useHitKeys";
import "./find.css";

interface Props {
  id?: string;
  portfolio_id: string;
  without: string; // a party that is not offered
  chosen: SearchHit | undefined;
  choose: (hit: SearchHit | undefined) => void;
}

export function PartyPicker({ portfolio_id, without, chosen, choose, ...ids }: Props) {
  const { t } = useTexts();
  const list_id = useId();
  const [text, set_text] = useState("");
  const settled = useDebounced(text.trim(), 120);
  const { data } = useQuery(find_query(portfolio_id, settled));
  const hits = settled ? (data?.hits ?? []).filter((hit) => hit.party_id !== without) : [];
  const keys = useHitKeys(hits.length, (at) => choose(hits[at]));
  if (chosen)
    return (
      <div className="party-picker">
        <div className="chosen">
          <div>
            <Hit hit={{ ...chosen, matches: [] }} />
          </div>
          <Button size="small" onClick={() => choose(undefined)}>
            {t("find.choose_another")}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="party-picker">
      <Input
        {...ids}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list_id}
        aria-autocomplete="list"
        aria-activedescendant={hits[keys.at] ? `${list_id}-${keys.at}` : undefined}
        placeholder={t("find.placeholder")}
        value={text}
        onChange={(event) => set_text(event.target.value)}
        onKeyDown={keys.on_key}
      />
      <div id={list_id} role="listbox" aria-label={t("find.results")} className={hits.length > 0 ? "hits" : undefined}>
        {hits.map((hit, at) => (
          // The input keeps the focus and drives the list; the pointer is the second way in.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={hit.party_id}
            id={`${list_id}-${at}`}
            role="option"
            aria-selected={at === keys.at}
            className="hit"
            onMouseMove={() => keys.choose(at)}
            onClick={() => choose(hit)}
          >
            <Hit hit={hit} />
          </div>
        ))}
      </div>
    </div>
  );
}
