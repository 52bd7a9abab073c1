// One declaration: the enterprise fills it in and hands it in; the park sees what is claimed beside what is known, and
// receives or returns it.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert } from "antd";

import type { DeclarationView } from "../../shared/api/types";
import { Checks } from "../../shared/checks/Checks";
import { DeclarationState } from "../../shared/declaration/rows";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text, useSpan } from "../../shared/ui/time";
import { Examination } from "./Examination";
import { Fetched } from "./Fetched";
import { Filling } from "./Filling";
import { declaration_query } from "./queries";
import { TakeBack } from "./TakeBack";
import { Claimed } from "./Claimed";
import { VoucherList } from "./Vouchers";
import "./declarations.css";

function Head({ view }: { view: DeclarationView }) {
  const { t, say } = useTexts();
  const is_own = useMay()("declaration.write");
  const { row } = view;
  return (
    <div className="page-head">
      <div className="page-head-text">
        {is_own ? (
          <Link to="/portal">
            <ArrowLeftOutlined aria-hidden /> {t("declarations.portal")}
          </Link>
        ) : (
          <Link to="/parties/$party_id" params={{ party_id: row.party_id }} search={{ tab: "declarations" }}>
            <ArrowLeftOutlined aria-hidden /> {row.party_name}
          </Link>
        )}
        <h1>
          {say(row.form.label, row.form.code)} <span className="num">{row.period}</span>{" "}
          <DeclarationState state={row.state} />
        </h1>
        <p>
          {row.party_name} {view.uscc && <span className="mono">{view.uscc}</span>} · {say(view.form_help)}
        </p>
      </div>
    </div>
  );
}

function Told({ view }: { view: DeclarationView }) {
  const { t } = useTexts();
  const span = useSpan();
  const { row } = view;
  if (row.state === "returned")
    return (
      <Alert
        className="declaration-note"
        type="warning"
        showIcon
        title={t("declarations.returned_by", { who: view.decided_by_name })}
        description={row.reason}
      />
    );
  if (!row.submitted_at || row.state === "draft") return null;
  return (
    <Alert
      className="declaration-note"
      type={row.state === "received" ? "success" : "info"}
      showIcon
      title={t(`declarations.told.${row.state}`, { when: moment_text(row.submitted_at) })}
      description={
        <>
          <div>
            {t("declarations.signed", {
              who: view.signed_by,
              position: view.signed_as,
              person: view.submitted_by_name,
            })}
          </div>
          <div>
            {t("declarations.effort", {
              time: span(Math.max(view.seconds, 1) * 1000),
              asked: view.asked,
              fetched: view.fetched,
            })}
          </div>
          <div>
            {t("declarations.hash")} <span className="mono declaration-hash">{view.content_hash}</span>
          </div>
        </>
      }
    />
  );
}

// What the enterprise has handed in, or is about to.
function Content({ view }: { view: DeclarationView }) {
  const { t } = useTexts();
  const is_own = useMay()("declaration.write");
  if (view.may_write) return <Filling key={view.row.declaration_id} view={view} />;
  if (!is_own && view.row.state === "draft")
    return <EmptyState title={t("declarations.not_yet")} text={t("declarations.not_yet_text")} />;
  return (
    <>
      <Claimed view={view} />
      <section className="card declaration-part" aria-labelledby="vouchers">
        <h2 id="vouchers">{t("declarations.vouchers")}</h2>
        <VoucherList view={view} />
      </section>
      {view.checks.length > 0 && (
        <div className="card declaration-part">
          <Checks checks={view.checks} currency={view.currency} />
        </div>
      )}
      <TakeBack view={view} />
      <Examination view={view} />
    </>
  );
}

export function DeclarationPage() {
  const { declaration_id } = useParams({ from: "/declarations/$declaration_id" });
  const { t, say } = useTexts();
  const { data: view, error, refetch } = useQuery(declaration_query(declaration_id));
  usePageTitle(view ? `${say(view.row.form.label, view.row.form.code)} ${view.row.period}` : t("declarations.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Loading rows={12} />;
  return (
    <div className="page declaration">
      <Head view={view} />
      <Told view={view} />
      <Fetched view={view} />
      <Content view={view} />
    </div>
  );
}
