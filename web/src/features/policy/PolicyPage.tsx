// A policy pack as its readers need it: what it rests on, every figure with its source, every table row by number.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";

import { pack_query } from "../../shared/api/queries";
import type { PackView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { AhpTab } from "./Ahp";
import { DecisionTables } from "./DecisionTables";
import { IndicatorsTab } from "./Indicators";
import { GraphTab } from "./Graph";
import { Overview } from "./Overview";
import { Parameters } from "./Parameters";
import { size_of } from "./sizes";
import { tabs, type PackSearch, type TabName } from "./search";
import { SourcesTab } from "./Sources";
import { StepsTab } from "./Steps";
import "./policy.css";
import "../../shared/ui/stacked.css";

export interface TabProps {
  pack: PackView;
  search: PackSearch;
  change: (change: Partial<PackSearch>) => void;
}

const content: Record<TabName, (props: TabProps) => React.JSX.Element> = {
  overview: Overview,
  graph: GraphTab,
  tables: DecisionTables,
  parameters: Parameters,
  indicators: IndicatorsTab,
  steps: StepsTab,
  ahp: AhpTab,
  sources: SourcesTab,
};

function Body({ pack, search, change }: TabProps) {
  const { t, say } = useTexts();
  // A pack without limits or pairwise weights shows no empty tab for them.
  const shown = tabs.filter((name) => name === "overview" || size_of[name](pack) > 0);
  const active = search.tab && shown.includes(search.tab) ? search.tab : (shown[0] ?? "overview");
  const items = shown.map((name) => {
    const Content = content[name];
    const size = size_of[name](pack);
    return {
      key: name,
      label: (
        <>
          {t(`policy.tabs.${name}`)} {size > 0 && <span className="tab-size num">{size}</span>}
        </>
      ),
      children: <Content pack={pack} search={search} change={change} />,
    };
  });
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>
            {say(pack.title, pack.name)} <span className="chip">{t("policy.version", { version: pack.version })}</span>
          </h1>
          <p>{t("policy.read_only")}</p>
        </div>
      </div>
      <div className="card policy-tabs">
        <Tabs
          activeKey={active}
          onChange={(key) =>
            change({
              tab: key === "overview" ? undefined : (key as TabName),
              q: undefined,
              model: undefined,
              table: undefined,
              row: undefined,
              rule: undefined,
            })
          }
          items={items}
          destroyOnHidden
        />
      </div>
    </div>
  );
}

export function PolicyPage() {
  const { name } = useParams({ from: "/packs/$name" });
  const search = useSearch({ from: "/packs/$name" });
  const navigate = useNavigate({ from: "/packs/$name" });
  const { say } = useTexts();
  const { data: pack, error, refetch } = useQuery(pack_query(name));
  usePageTitle(say(pack?.title, name));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!pack) return <Loading rows={12} />;
  const change = (changes: Partial<PackSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  return <Body pack={pack} search={search} change={change} />;
}
