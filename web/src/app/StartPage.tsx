import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";

import { portfolios_query } from "../shared/api/queries";
import { ErrorState, Loading } from "../shared/ui/States";
import { NotFound } from "./NotFound";

// `/` leads to the first portfolio.
export function StartPage() {
  const { data, error, refetch } = useQuery(portfolios_query);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const first = data[0];
  if (!first) return <NotFound />;
  return <Navigate to="/portfolios/$portfolio_id" params={{ portfolio_id: first.portfolio_id }} replace />;
}
