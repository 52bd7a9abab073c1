import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";

import { portfolios_query } from "../shared/api/queries";
import { useMay } from "../shared/session";
import { ErrorState, Loading } from "../shared/ui/States";
import { NotFound } from "./NotFound";
import { people_pages } from "./people_pages";

function FirstPortfolio() {
  const { data, error, refetch } = useQuery(portfolios_query);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const first = data[0];
  if (!first) return <NotFound />;
  return <Navigate to="/portfolios/$portfolio_id" params={{ portfolio_id: first.portfolio_id }} replace />;
}

// `/` leads to the first portfolio, people of an enterprise to its portal; who sees none, to the first page of their work.
export function StartPage() {
  const may = useMay();
  if (may("declaration.write")) return <Navigate to="/portal" replace />; // of an enterprise
  if (may("portfolio.read")) return <FirstPortfolio />;
  const page = people_pages.find(({ permission }) => may(permission));
  return <Navigate to={page?.to ?? "/account"} replace />;
}
