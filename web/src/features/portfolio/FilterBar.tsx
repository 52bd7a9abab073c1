// One row: the search box and a chip per attribute. A chip says what it lets through and opens its options.
import { CloseOutlined, DownOutlined, FilterOutlined, SearchOutlined } from "@ant-design/icons";
import { useRouter } from "@tanstack/react-router";
import { Button, Checkbox, Drawer, Input, Popover, Select } from "antd";
import { useEffect, useRef, useState } from "react";

import type { Coded, PortfolioView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { list_of, text_of_list } from "../../shared/search";
import { useNarrow } from "../../shared/ui/hooks";
import { is_narrowed, type FilterName, type PortfolioSearch } from "./search";

interface Props {
  portfolio: PortfolioView;
  search: PortfolioSearch;
  change: (change: Partial<PortfolioSearch>) => void;
  clear: () => void;
}

interface Option {
  value: string;
  label: string;
}

const typing_pause = 250;
const admissions = ["admitted", "joint_meeting", "refused"];
const fates = ["alive", "failed"];
const many_options = 8;

// Typing asks the server after a short pause. The address stays the source of truth, but what it says when an earlier
// question of this box reaches it does not overwrite what was typed since.
function SearchBox({ search, change }: Pick<Props, "search" | "change">) {
  const { t } = useTexts();
  const asked = search.search ?? "";
  const [text, set_text] = useState(asked);
  const [seen, set_seen] = useState(asked);
  const [sent, set_sent] = useState(asked);
  if (asked !== seen) {
    set_seen(asked);
    if (asked !== sent) {
      set_sent(asked);
      set_text(asked);
    }
  }
  const timer = useRef(0);
  const router = useRouter();
  useEffect(() => {
    const forget = () => window.clearTimeout(timer.current);
    // Who goes to another page is not brought back by what was typed a moment ago.
    const unsubscribe = router.subscribe("onBeforeNavigate", ({ pathChanged }) => pathChanged && forget());
    return () => {
      unsubscribe();
      forget();
    };
  }, [router]);
  const ask = (value: string) => {
    set_text(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      set_sent(value.trim());
      change({ search: value.trim() || undefined });
    }, typing_pause);
  };
  return (
    <span data-page-search className="filter-search">
      <Input
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t("portfolio.search")}
        aria-label={t("portfolio.search")}
        value={text}
        allowClear
        onChange={(event) => ask(event.target.value)}
      />
    </span>
  );
}

function Options({
  options,
  chosen,
  pick,
  label,
}: {
  options: Option[];
  chosen: string[];
  pick: (values: string[]) => void;
  label: string;
}) {
  const { t } = useTexts();
  const [needle, set_needle] = useState("");
  const shown = options.filter((option) => option.label.toLowerCase().includes(needle.toLowerCase()));
  return (
    <div className="filter-options" role="group" aria-label={label}>
      {options.length > many_options && (
        <Input
          size="small"
          aria-label={t("portfolio.filter_search")}
          placeholder={t("portfolio.filter_search")}
          value={needle}
          onChange={(event) => set_needle(event.target.value)}
        />
      )}
      {shown.map((option) => (
        <Checkbox
          key={option.value}
          checked={chosen.includes(option.value)}
          onChange={(event) =>
            pick(event.target.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
          }
        >
          {option.label}
        </Checkbox>
      ))}
    </div>
  );
}

function Chip({
  name,
  options,
  search,
  change,
}: { name: FilterName; options: Option[] } & Pick<Props, "search" | "change">) {
  const { t, locale } = useTexts();
  const title = t(`portfolio.filter.${name}`);
  const chosen = list_of(search[name]);
  const words = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const pick = (values: string[]) => change({ [name]: text_of_list(values) });
  return (
    <span className={chosen.length > 0 ? "filter-chip filled" : "filter-chip"}>
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<Options options={options} chosen={chosen} pick={pick} label={title} />}
      >
        <button type="button" aria-haspopup="dialog">
          {title}
          {chosen.length > 0 && <b>{words.join(locale === "en" ? ", " : "、")}</b>}
          {chosen.length === 0 && <DownOutlined aria-hidden />}
        </button>
      </Popover>
      {chosen.length > 0 && (
        <button
          type="button"
          className="filter-remove"
          aria-label={t("portfolio.remove_filter", { name: title })}
          onClick={() => pick([])}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </span>
  );
}

function useFilterOptions(portfolio: PortfolioView): { name: FilterName; options: Option[] }[] {
  const { t, say } = useTexts();
  const coded = (entries: Coded[]): Option[] =>
    entries.map((entry) => ({ value: entry.code, label: say(entry.label, entry.code) }));
  const worded = (codes: string[], group: string): Option[] =>
    codes.map((code) => ({ value: code, label: t(`${group}.${code}`) }));
  // Grades read as letters; what they are called stands beside.
  const grades = portfolio.grades.map((grade) => {
    const words = say(grade.label, "");
    return { value: grade.code, label: words && words !== grade.code ? `${grade.code} ${words}` : grade.code };
  });
  const all: { name: FilterName; options: Option[] }[] = [
    { name: "grade", options: grades },
    { name: "tier", options: coded(portfolio.tiers) },
    { name: "industry", options: coded(portfolio.industries) },
    { name: "admission", options: portfolio.attribution ? [] : worded(admissions, "admission") },
    { name: "fate", options: portfolio.attribution ? worded(fates, "fate") : [] },
  ];
  return all.filter((filter) => filter.options.length > 0);
}

function VetoChip({ search, change }: Pick<Props, "search" | "change">) {
  const { t } = useTexts();
  const on = search.veto === "1";
  return (
    <span className={on ? "filter-chip filled" : "filter-chip"}>
      <button type="button" aria-pressed={on} onClick={() => change({ veto: on ? undefined : "1" })}>
        {t("portfolio.filter.veto")}
      </button>
    </span>
  );
}

function FilterSheet({ portfolio, search, change, clear }: Props) {
  const { t } = useTexts();
  const [open, set_open] = useState(false);
  const filters = useFilterOptions(portfolio);
  const used = filters.filter((filter) => search[filter.name]).length + (search.veto ? 1 : 0);
  const orders = ["-score", "score", "name", "-limit_proposed"];
  return (
    <>
      <Button icon={<FilterOutlined />} onClick={() => set_open(true)}>
        {used > 0 ? t("portfolio.more_filters", { count: used }) : t("portfolio.filters")}
      </Button>
      <Drawer
        open={open}
        onClose={() => set_open(false)}
        placement="bottom"
        size="80%"
        title={t("portfolio.filters")}
        extra={<Button onClick={clear}>{t("portfolio.clear")}</Button>}
        footer={
          <Button type="primary" block onClick={() => set_open(false)}>
            {t("portfolio.apply")}
          </Button>
        }
      >
        <label className="sheet-field">
          <span>{t("portfolio.sort")}</span>
          <Select
            value={search.sort ?? null}
            placeholder={t("portfolio.sort")}
            onChange={(sort: string) => change({ sort })}
            options={orders.map((value) => ({ value, label: t(`portfolio.sorts.${value}`) }))}
          />
        </label>
        <div className="sheet-field">
          <VetoChip search={search} change={change} />
        </div>
        {filters.map(({ name, options }) => (
          <div key={name} className="sheet-field">
            <span>{t(`portfolio.filter.${name}`)}</span>
            <Options
              options={options}
              chosen={list_of(search[name])}
              pick={(values) => change({ [name]: text_of_list(values) })}
              label={t(`portfolio.filter.${name}`)}
            />
          </div>
        ))}
      </Drawer>
    </>
  );
}

export function FilterBar(props: Props) {
  const { portfolio, search, change, clear } = props;
  const { t } = useTexts();
  const narrow = useNarrow();
  const filters = useFilterOptions(portfolio);
  return (
    <search className="filter-bar no-print" aria-label={t("portfolio.filters")}>
      <SearchBox search={search} change={change} />
      {narrow ? (
        <FilterSheet {...props} />
      ) : (
        <>
          {filters.map(({ name, options }) => (
            <Chip key={name} name={name} options={options} search={search} change={change} />
          ))}
          {!portfolio.attribution && <VetoChip search={search} change={change} />}
          {is_narrowed(search) && (
            <Button type="link" onClick={clear}>
              {t("portfolio.clear")}
            </Button>
          )}
        </>
      )}
    </search>
  );
}
