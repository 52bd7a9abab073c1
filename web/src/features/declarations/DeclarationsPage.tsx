// What enterprises of a portfolio have handed in: what waits stands first, with what contradicts it; figures beside it.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useState } from "react";

import { DeclarationTable } from "../../shared/declaration/rows";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { PortfolioHead } from "../../shared/ui/PortfolioHead";
import { ErrorState, Loading } from "../../shared/ui/States";
import { Teaching } from "../../shared/ui/Teaching";
import { Figures } from "./Figures";
import { queue_query, type QueueState } from "./queries";
import "./declarations.css";

const states: QueueState[] = ["submitted", "returned", "received"];

function Queue({ portfolio_id, state }: { portfolio_id: string; state: QueueState }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(queue_query(portfolio_id, state));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  if (data.length > 0) return <DeclarationTable rows={data} label={t("declarations.title")} names />;
  return (
    <Teaching
      title={t(`declarations.empty.${state}`)}
      text={t("declarations.empty_text")}
      steps={["open", "invite", "fill", "examine"].map((step) => t(`declarations.steps.${step}`))}
      add={undefined}
    />
  );
}

export function DeclarationsPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id/declarations" });
  const { t } = useTexts();
  const may = useMay();
  const [state, set_state] = useState<QueueState>("submitted");
  usePageTitle(t("declarations.title"));
  return (
    <div className="page">
      <PortfolioHead portfolio_id={portfolio_id} title={t("declarations.title")} note={t("declarations.queue_note")} />
      <div className="card declarations-card">
        <Segmented
          className="no-print"
          aria-label={t("declarations.state")}
          value={state}
          onChange={(value) => set_state(value)}
          options={states.map((one) => ({ value: one, label: t(`declarations.states.${one}`) }))}
        />
        <Queue portfolio_id={portfolio_id} state={state} />
      </div>
      {may("declaration.measure") && <Figures portfolio_id={portfolio_id} />}
    </div>
  );
}
