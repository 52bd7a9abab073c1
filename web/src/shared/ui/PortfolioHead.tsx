// The head of a page about something of a portfolio, with the way back to its enterprises.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { portfolios_query } from "../api/queries";
import { useTexts } from "../i18n";

export function PortfolioHead({ portfolio_id, title, note }: { portfolio_id: string; title: string; note: string }) {
  const { say } = useTexts();
  const { data: portfolios } = useQuery(portfolios_query);
  const portfolio = portfolios?.find((one) => one.portfolio_id === portfolio_id);
  return (
    <div className="page-head">
      <div className="page-head-text">
        <Link to="/portfolios/$portfolio_id" params={{ portfolio_id }}>
          <ArrowLeftOutlined aria-hidden /> {say(portfolio?.title, portfolio_id)}
        </Link>
        <h1>{title}</h1>
        <p>{note}</p>
      </div>
    </div>
  );
}
