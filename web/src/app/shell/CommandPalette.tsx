// Ctrl+K: one box that finds pages and enterprises. Enterprises are searched by the server (Chinese, pinyin, initials,
// code).
import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Modal } from "antd";
import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";

import { company_search_query, packs_query, portfolios_query } from "../../shared/api/queries";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useTexts } from "../../shared/i18n";
import { useMay, useMayInPark } from "../../shared/session";
import { people_pages } from "../people_pages";
import type { Coded } from "../../shared/api/types";
import { useDebounced } from "../../shared/ui/hooks";

const pages_of_portfolio = [
  ["sources", "source.read"],
  ["imports", "source.read"],
  ["benchmarks", "benchmark.read"],
] as const;

interface Entry {
  key: string;
  group: "pages" | "companies";
  text: string;
  detail: string;
  grade?: { code: string; scale: Coded[] };
  go: () => void;
}

function usePageEntries(needle: string): Entry[] {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const may = useMay();
  const may_in_park = useMayInPark();
  const { data: portfolios = [] } = useQuery({ ...portfolios_query, enabled: may_in_park("portfolio.read") });
  const { data: packs = [] } = useQuery({ ...packs_query, enabled: may("policy.read") });
  const pages: Entry[] = [
    ...portfolios.map((portfolio) => ({
      key: `portfolio ${portfolio.portfolio_id}`,
      group: "pages" as const,
      text: say(portfolio.title),
      detail: t("shell.portfolios"),
      go: () => void navigate({ to: "/portfolios/$portfolio_id", params: { portfolio_id: portfolio.portfolio_id } }),
    })),
    ...portfolios.flatMap((portfolio) =>
      pages_of_portfolio
        .filter(([, permission]) => may(permission))
        .map(([page]) => ({
          key: `${page} ${portfolio.portfolio_id}`,
          group: "pages" as const,
          text: t(`${page}.title`),
          detail: say(portfolio.title),
          go: () =>
            void navigate({
              to: `/portfolios/$portfolio_id/${page}`,
              params: { portfolio_id: portfolio.portfolio_id },
            }),
        })),
    ),
    ...packs.map((pack) => ({
      key: `pack ${pack.name}`,
      group: "pages" as const,
      text: say(pack.title, pack.name),
      detail: t("shell.policies"),
      go: () => void navigate({ to: "/packs/$name", params: { name: pack.name } }),
    })),
    ...people_pages
      .filter((page) => may(page.permission))
      .map((page) => ({
        key: page.to,
        group: "pages" as const,
        text: t(page.title),
        detail: t("shell.administration"),
        go: () => void navigate({ to: page.to }),
      })),
    ...(may("approval.read")
      ? [
          {
            key: "approvals",
            group: "pages" as const,
            text: t("approvals.title"),
            detail: t("shell.teamwork"),
            go: () => void navigate({ to: "/approvals" }),
          },
        ]
      : []),
    {
      key: "evidence",
      group: "pages" as const,
      text: t("evidence.title"),
      detail: "",
      go: () => void navigate({ to: "/evidence" }),
    },
    {
      key: "verify",
      group: "pages" as const,
      text: t("verify.title"),
      detail: t("evidence.title"),
      go: () => void navigate({ to: "/verify" }),
    },
    {
      key: "account",
      group: "pages" as const,
      text: t("account.title"),
      detail: "",
      go: () => void navigate({ to: "/account" }),
    },
  ];
  const wanted = needle.toLowerCase();
  return pages.filter((page) => `${page.text} ${page.detail}`.toLowerCase().includes(wanted));
}

function useCompanyEntries(needle: string): Entry[] {
  const navigate = useNavigate();
  const { say } = useTexts();
  const may_in_park = useMayInPark();
  const { data: portfolios = [] } = useQuery({ ...portfolios_query, enabled: may_in_park("portfolio.read") });
  const settled = useDebounced(needle, 150);
  const answers = useQueries({
    queries: portfolios.map((portfolio) => ({
      ...company_search_query(portfolio.portfolio_id, settled),
      enabled: settled !== "",
      placeholderData: keepPreviousData,
    })),
  });
  if (needle === "") return [];
  return answers.flatMap((answer, at) => {
    const portfolio = portfolios[at];
    if (!portfolio) return [];
    return (answer.data?.items ?? []).map((row) => ({
      key: `party ${row.party_id}`,
      group: "companies" as const,
      text: row.name,
      detail: [row.requirement, say(portfolio.title)].filter(Boolean).join(" · "),
      grade: { code: row.grade, scale: portfolio.grades },
      go: () => void navigate({ to: "/parties/$party_id", params: { party_id: row.party_id } }),
    }));
  });
}

export function CommandPalette({ close }: { close: () => void }) {
  const { t } = useTexts();
  const list_id = useId();
  const [needle, set_needle] = useState("");
  const [chosen, set_chosen] = useState(0);
  const deferred = useDeferredValue(needle.trim());
  const entries = [...usePageEntries(deferred), ...useCompanyEntries(deferred)];
  const at = Math.min(chosen, Math.max(entries.length - 1, 0));

  const open = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.go();
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") set_chosen(Math.min(at + 1, entries.length - 1));
    else if (event.key === "ArrowUp") set_chosen(Math.max(at - 1, 0));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) open(entries[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{t("command.title")}</span>}
      width={600}
      className="palette"
      style={{ top: 84 }}
    >
      <div className="palette-input">
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list_id}
          aria-activedescendant={entries[at] ? `${list_id}-${at}` : undefined}
          aria-label={t("command.placeholder")}
          placeholder={t("command.placeholder")}
          value={needle}
          onChange={(event) => {
            set_needle(event.target.value);
            set_chosen(0);
          }}
          onKeyDown={on_key}
        />
      </div>
      <div id={list_id} role="listbox" aria-label={t("command.title")} className="palette-list">
        {entries.map((entry, index) => (
          // The input keeps the focus and drives the list by aria-activedescendant; the pointer is the second way in.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={entry.key}
            id={`${list_id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-entry"
            onMouseMove={() => set_chosen(index)}
            onClick={() => open(entry)}
          >
            <span className="palette-text">{entry.text}</span>
            <span className="palette-detail">{entry.detail}</span>
            {entry.grade && <GradeTag grade={entry.grade.code} scale={entry.grade.scale} />}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="palette-empty">{t("command.nothing")}</p>}
      <p className="palette-hint">{t("command.hint")}</p>
    </Modal>
  );
}
