// One enterprise: what it was given, how that came about, and every fact behind it, as known on a chosen day.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Alert, Tabs } from "antd";

import { portfolios_query } from "../../shared/api/queries";
import type { DecisionView, PartyView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay, type Permission } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { ChainsTab } from "./Chains";
import { PartyContext, type PartyContextValue } from "./context";
import { ConsentsTab } from "./Consents";
import { DeclarationsTab } from "./Declarations";
import { DocumentsTab } from "./Documents";
import { ExplainPanel } from "./ExplainPanel";
import { FactsTab } from "./Facts";
import { FileTab } from "./file/FileTab";
import { IndicatorsTab } from "./Indicators";
import { ModelsTab } from "./Models";
import { PartyHeader } from "./PartyHeader";
import { assessment_query, party_query } from "./queries";
import { Reasons } from "./Reasons";
import { RulesTab } from "./Rules";
import { tabs, type PartySearch, type TabName } from "./search";
import { Summary } from "./Summary";
import { TimelineTab } from "./Timeline";
import { TraceNote } from "./TraceNote";
import { WaterfallSection } from "./WaterfallSection";
import "./party.css";

const tab_content: Record<TabName, () => React.JSX.Element> = {
  indicators: () => <IndicatorsTab />,
  limit: () => <ChainsTab />,
  models: () => <ModelsTab />,
  rules: () => <RulesTab />,
  file: () => <FileTab />,
  facts: () => <FactsTab />,
  declarations: () => <DeclarationsTab />,
  consents: () => <ConsentsTab />,
  documents: () => <DocumentsTab />,
  timeline: () => <TimelineTab />,
};

interface BodyProps {
  party: PartyView;
  decision: DecisionView;
  search: PartySearch;
  change: (change: Partial<PartySearch>) => void;
  stale: boolean;
}

function Body({ party, decision, search, change, stale }: BodyProps) {
  const { t } = useTexts();
  const { data: portfolios = [] } = useQuery(portfolios_query);
  const scale = portfolios.find((portfolio) => portfolio.portfolio_id === party.portfolio_id)?.grades ?? [];
  const may = useMay();
  const is_trial = decision.decision_id === "" && search.as_of === undefined; // computed, never decided
  const asked: Partial<Record<TabName, Permission>> = {
    declarations: "declaration.read",
    documents: "document.read",
    consents: "consent.read",
  };
  const is_offered = (name: TabName) => asked[name] === undefined || may(asked[name]);
  const value: PartyContextValue = {
    party,
    assessment: decision.assessment,
    scale,
    as_of: search.as_of,
    explain: (name) => change({ open: name }),
  };
  return (
    <PartyContext value={value}>
      <div className="page party-page">
        <PartyHeader as_of={search.as_of} change_day={(as_of) => change({ as_of, open: undefined })} />
        <div className={stale ? "party-content stale" : "party-content"} aria-busy={stale}>
          {is_trial && (
            <Alert
              className="trial-note"
              type="info"
              showIcon
              title={t("party.trial")}
              description={t("party.trial_text")}
            />
          )}
          <Summary />
          <div className="party-columns">
            <WaterfallSection />
            <Reasons />
          </div>
          <div className="card party-tabs">
            <Tabs
              activeKey={search.tab ?? tabs[0]}
              onChange={(key) => change({ tab: key === tabs[0] ? undefined : (key as TabName) })}
              items={tabs
                .filter(is_offered)
                .map((name) => ({ key: name, label: t(`party.tabs.${name}`), children: tab_content[name]() }))}
              destroyOnHidden
            />
          </div>
          <TraceNote decision={decision} stands={search.as_of === undefined} />
        </div>
        <ExplainPanel name={search.open} close={() => change({ open: undefined })} />
      </div>
    </PartyContext>
  );
}

export function PartyPage() {
  const { party_id } = useParams({ from: "/parties/$party_id" });
  const search = useSearch({ from: "/parties/$party_id" });
  const navigate = useNavigate({ from: "/parties/$party_id" });
  const { locale } = useTexts();
  const party = useQuery(party_query(party_id));
  const decision = useQuery(assessment_query(party_id, search.as_of));
  const name = party.data && (locale === "en" ? party.data.name_en || party.data.name : party.data.name);
  usePageTitle(name);

  const error = party.error ?? (decision.data ? null : decision.error);
  if (error) return <ErrorState error={error} retry={() => void Promise.all([party.refetch(), decision.refetch()])} />;
  if (!party.data || !decision.data) return <Loading rows={12} />;
  const change = (changes: Partial<PartySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  return (
    <Body
      party={party.data}
      decision={decision.data}
      search={search}
      change={change}
      stale={decision.isPlaceholderData}
    />
  );
}
