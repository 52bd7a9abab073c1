// Named filters of a portfolio, kept by the server: open one, save the present one, delete one.
import { DeleteOutlined, StarOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Input, Popover } from "antd";
import { useState } from "react";

import type { PortfolioView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { parse_search } from "../../shared/search";
import { useRemoveView, useSaveView, views_query } from "./queries";
import { read_portfolio_search, view_query, type PortfolioSearch } from "./search";

interface Props {
  portfolio: PortfolioView;
  search: PortfolioSearch;
}

function SaveForm({ portfolio, search }: Props) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [name, set_name] = useState("");
  const save = useSaveView(portfolio);
  const submit = () =>
    save.mutate(
      { name: name.trim(), query: view_query(search) },
      {
        onSuccess: () => {
          set_name("");
          void message.success(t("views.saved"));
        },
        onError: (error) => void message.error(error.message),
      },
    );
  return (
    <form
      className="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") void message.warning(t("views.name_required"));
        else submit();
      }}
    >
      <Input
        aria-label={t("views.name")}
        placeholder={t("views.name")}
        value={name}
        maxLength={60}
        onChange={(event) => set_name(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("views.save_short")}
      </Button>
    </form>
  );
}

function ViewList({ portfolio, search, close }: Props & { close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { data: views = [] } = useQuery(views_query(portfolio.portfolio_id));
  const remove = useRemoveView(portfolio);
  const now = view_query(search);
  const params = { portfolio_id: portfolio.portfolio_id };
  return (
    <ul className="view-list">
      <li className={now === "" ? "current" : undefined}>
        <Link to="/portfolios/$portfolio_id" params={params} search={{}} onClick={close}>
          {t("views.everything")}
        </Link>
      </li>
      {views.map((view) => (
        <li key={view.view_id} className={now === view.query ? "current" : undefined}>
          <Link
            to="/portfolios/$portfolio_id"
            params={params}
            search={read_portfolio_search(parse_search(view.query))}
            onClick={close}
          >
            {view.name}
          </Link>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("views.remove", { name: view.name })}
            title={t("views.remove", { name: view.name })}
            onClick={() =>
              remove.mutate(view.view_id, {
                onSuccess: () => void message.success(t("views.removed")),
                onError: (error) => void message.error(error.message),
              })
            }
          />
        </li>
      ))}
      {views.length === 0 && <li className="muted">{t("views.empty")}</li>}
    </ul>
  );
}

export function SavedViews({ portfolio, search }: Props) {
  const { t } = useTexts();
  const [open, set_open] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={set_open}
      content={
        <div className="views">
          <ViewList portfolio={portfolio} search={search} close={() => set_open(false)} />
          <SaveForm portfolio={portfolio} search={search} />
        </div>
      }
    >
      <Button icon={<StarOutlined />} aria-haspopup="dialog" aria-expanded={open}>
        {t("views.title")}
      </Button>
    </Popover>
  );
}
