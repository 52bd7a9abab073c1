// The enterprise's own side: what is to be declared, what was declared and how far it is.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";

import type { DeclarationRow, PortalView } from "../../shared/api/types";
import { DeclarationState, DeclarationTable } from "../../shared/declaration/rows";
import { useTexts } from "../../shared/i18n";
import { Refusal } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { park_day } from "../../shared/ui/time";
import { portal_query, useStart } from "./queries";
import "./declarations.css";

type Own = PortalView["enterprises"][number];

function Due({ row }: { row: DeclarationRow }) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const start = useStart();
  const is_open = ["to_do", "draft", "returned"].includes(row.state);
  const is_late = is_open && row.due_on < park_day();
  const name = `${say(row.form.label, row.form.code)} ${row.period}`;
  const go = (declaration_id: string) =>
    void navigate({ to: "/declarations/$declaration_id", params: { declaration_id } });
  const open = () => {
    if (row.declaration_id) return go(row.declaration_id);
    start.mutate(
      { party_id: row.party_id, form: row.form.code, period: row.period },
      { onSuccess: (view) => go(view.row.declaration_id) },
    );
  };
  return (
    <article className="card due-card" aria-label={name}>
      <header>
        <h2>{say(row.form.label, row.form.code)}</h2>
        <span className="num">{row.period}</span>
        <DeclarationState state={row.state} />
      </header>
      {is_open && (
        <p className={is_late ? "due-late" : "muted"}>
          {t(is_late ? "declarations.overdue" : "declarations.due", { day: row.due_on })}
        </p>
      )}
      {row.state === "returned" && <p>{t("declarations.returned_because", { reason: row.reason })}</p>}
      <div>
        <Button type={is_open ? "primary" : "default"} loading={start.isPending} onClick={open}>
          {t(row.state === "to_do" ? "declarations.begin" : is_open ? "declarations.go_on" : "declarations.look")}
        </Button>
      </div>
      <Refusal error={start.error} />
    </article>
  );
}

function Enterprise({ own }: { own: Own }) {
  const { t } = useTexts();
  return (
    <section aria-label={own.name}>
      <div className="page-head">
        <div className="page-head-text">
          <h1>{own.name}</h1>
          <p>
            {own.uscc && <span className="mono">{own.uscc}</span>} {t("declarations.portal_text")}
          </p>
        </div>
      </div>
      {own.due.length === 0 ? (
        <EmptyState title={t("declarations.no_forms")} text={t("declarations.no_forms_text")} />
      ) : (
        <div className="due-cards">
          {own.due.map((row) => (
            <Due key={row.form.code} row={row} />
          ))}
        </div>
      )}
      {own.declarations.length > 0 && (
        <div className="card declarations-card">
          <h2>{t("declarations.record")}</h2>
          <DeclarationTable rows={own.declarations} label={t("declarations.record")} />
        </div>
      )}
    </section>
  );
}

export function PortalPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(portal_query);
  usePageTitle(t("declarations.portal"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return (
    <div className="page">
      {data.enterprises.map((own) => (
        <Enterprise key={own.party_id} own={own} />
      ))}
      {data.enterprises.length === 0 && (
        <EmptyState
          title={t("declarations.no_enterprise")}
          text={t("declarations.no_enterprise_text")}
          action={<Link to="/account">{t("declarations.to_account")}</Link>}
        />
      )}
    </div>
  );
}
