// Enterprises of every portfolio one may see, found as one types. `/` comes here from anywhere.
import { SearchOutlined } from "@ant-design/icons";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useRef, useState, type KeyboardEvent } from "react";

import { portfolios_query } from "../../shared/api/queries";
import type { PortfolioView, SearchHit } from "../../shared/api/types";
import { Hit } from "../../shared/find/Hit";
import { find_query } from "../../shared/find/query";
import { useHitKeys } from "../../shared/find/useHitKeys";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { useDebounced } from "../../shared/ui/hooks";

interface Found {
  hit: SearchHit;
  portfolio: PortfolioView;
}

function useFound(text: string): { found: Found[]; is_waiting: boolean; more: PortfolioView[] } {
  const may = useMay();
  const { data: portfolios = [] } = useQuery({ ...portfolios_query, enabled: may("portfolio.read") });
  const answers = useQueries({
    queries: portfolios.map((portfolio) => find_query(portfolio.portfolio_id, text)),
  });
  return {
    found: answers.flatMap((answer, at) => {
      const portfolio = portfolios[at];
      return portfolio && text ? (answer.data?.hits ?? []).map((hit) => ({ hit, portfolio })) : [];
    }),
    is_waiting: answers.some((answer) => answer.isFetching),
    more: portfolios.filter((_, at) => answers[at]?.data?.more),
  };
}

function Panel({
  text,
  list_id,
  at,
  choose,
  open,
  close,
  ...answer
}: ReturnType<typeof useFound> & {
  text: string;
  list_id: string;
  at: number;
  choose: (at: number) => void;
  open: (found: Found | undefined) => void;
  close: () => void;
}) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const { found, is_waiting, more } = answer;
  const several = new Set(found.map(({ portfolio }) => portfolio.portfolio_id)).size > 1;
  const show_all = (portfolio: PortfolioView) => {
    close();
    void navigate({
      to: "/portfolios/$portfolio_id",
      params: { portfolio_id: portfolio.portfolio_id },
      search: { search: text },
    });
  };
  return (
    <div className="search-panel">
      <div id={list_id} role="listbox" aria-label={t("find.results")} className="hits">
        {found.map((one, index) => (
          // The input keeps the focus and drives the list by aria-activedescendant; the pointer is the second way in.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={one.hit.party_id}
            id={`${list_id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="hit"
            onMouseMove={() => choose(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(one)}
          >
            <Hit hit={one.hit} note={several ? say(one.portfolio.title) : undefined} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="hits-note">{t(is_waiting ? "find.looking" : "find.nothing")}</p>}
      {more.map((portfolio) => (
        <button
          key={portfolio.portfolio_id}
          type="button"
          className="link-button search-all"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => show_all(portfolio)}
        >
          {t("find.all_in", { portfolio: say(portfolio.title) })}
        </button>
      ))}
      <p className="search-keys">{t("find.keys")}</p>
    </div>
  );
}

export function SearchBox() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const list_id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, set_text] = useState("");
  const [is_open, set_open] = useState(false);
  const settled = useDebounced(text.trim(), 120);
  const answer = useFound(is_open ? settled : "");
  const shows = is_open && settled !== "" && text.trim() !== "";
  const close = () => {
    set_open(false);
    set_text("");
    input.current?.blur();
  };
  const open = (one: Found | undefined) => {
    if (!one) return;
    close();
    void navigate({ to: "/parties/$party_id", params: { party_id: one.hit.party_id } });
  };
  // Enter is for what is shown for these very words.
  const keys = useHitKeys(shows && settled === text.trim() ? answer.found.length : 0, (at) => open(answer.found[at]));
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else keys.on_key(event);
  };
  return (
    <search
      className="search-box"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && set_open(false)}
    >
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        data-search-box
        role="combobox"
        aria-expanded={shows}
        aria-controls={shows ? list_id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shows && answer.found[keys.at] ? `${list_id}-${keys.at}` : undefined}
        aria-label={t("find.label")}
        placeholder={t("find.label")}
        title={t("find.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={() => set_open(true)}
        onChange={(event) => {
          set_text(event.target.value);
          set_open(true);
          keys.choose(0);
        }}
        onKeyDown={on_key}
      />
      <kbd aria-hidden>/</kbd>
      <span role="status" className="visually-hidden">
        {shows && !answer.is_waiting && t("find.count", { count: answer.found.length })}
      </span>
      {shows && (
        <Panel
          {...answer}
          text={settled}
          list_id={list_id}
          at={keys.at}
          choose={keys.choose}
          open={open}
          close={close}
        />
      )}
    </search>
  );
}
