// The enterprise whose run is laid over the tables, found by name, pinyin, initials or code as elsewhere.
import { useQueries, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";

import { company_search_query, portfolios_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { useDebounced } from "../../shared/ui/hooks";

interface Props {
  pack: string;
  party: string | undefined;
  name: string | undefined; // of the chosen enterprise, once known
  choose: (party_id: string | undefined) => void;
}

export function PartyPicker({ pack, party, name, choose }: Props) {
  const { t } = useTexts();
  const [typed, set_typed] = useState("");
  const [open, set_open] = useState(false);
  const settled = useDebounced(typed.trim(), 150);
  const { data: portfolios = [] } = useQuery(portfolios_query);
  const own = portfolios.filter((portfolio) => portfolio.pack_name === pack);
  const answers = useQueries({
    queries: own.map((portfolio) => ({ ...company_search_query(portfolio.portfolio_id, settled), enabled: open })),
  });
  const found = answers
    .flatMap((answer) => answer.data?.items ?? [])
    .map((row) => ({ value: row.party_id, label: [row.name, row.requirement].filter(Boolean).join(" · ") }));
  const chosen =
    party && !found.some((option) => option.value === party) ? [{ value: party, label: name ?? party }] : [];
  return (
    <Select
      aria-label={t("policy.choose_party")}
      className="party-picker"
      placeholder={t("policy.choose_party")}
      showSearch={{ filterOption: false, onSearch: set_typed, searchValue: typed }}
      allowClear
      value={party}
      onOpenChange={set_open}
      onChange={(value?: string) => {
        set_typed("");
        choose(value);
      }}
      options={[...chosen, ...found]}
      notFoundContent={t("policy.none")}
    />
  );
}
