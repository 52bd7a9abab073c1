// One file on its way in: the step follows from its state, so that leaving and coming back goes on where it was.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button, Progress } from "antd";

import type { ImportView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { Refusal } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { Checked } from "./Checked";
import { Mapping } from "./Mapping";
import { import_query, useStep } from "./queries";
import { Shown } from "./Shown";
import { chip_of, is_at_work, step_of, steps } from "./steps";
import "./imports.css";

function Steps({ state }: { state: string }) {
  const { t } = useTexts();
  const here = step_of(state);
  const at = here ? steps.indexOf(here) : -1;
  return (
    <ol className="import-steps" aria-label={t("imports.steps")}>
      {steps.map((step, place) => (
        <li
          key={step}
          className={place < at ? "past" : place === at ? "now" : undefined}
          aria-current={place === at ? "step" : undefined}
        >
          <span className="import-step-number">{place + 1}</span> {t(`imports.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function AtWork({ one, may }: { one: ImportView; may: boolean }) {
  const { t } = useTexts();
  const step = useStep(one.batch_id);
  const words = t(`imports.working.${one.state}`);
  return (
    <div className="card import-work">
      <div role="status">{words}</div>
      <Progress percent={Math.floor(one.fraction * 100)} aria-label={words} />
      <p className="muted">{t("imports.may_leave")}</p>
      {may && (
        <Button onClick={() => step.mutate("cancel")} loading={step.isPending}>
          {t("imports.cancel")}
        </Button>
      )}
      <Refusal error={step.error} />
    </div>
  );
}

// Nothing more becomes of it.
function Ended({ one }: { one: ImportView }) {
  const { t } = useTexts();
  return (
    <Alert
      type={one.state === "unreadable" ? "error" : "info"}
      showIcon
      title={t(`imports.ended.${one.state}`)}
      description={
        <>
          {one.error && <p className="import-error">{one.error}</p>}
          <p>{t(`imports.ended_text.${one.state}`)}</p>
          <Link to="/portfolios/$portfolio_id/imports" params={{ portfolio_id: one.portfolio_id }}>
            {t("imports.again")}
          </Link>
        </>
      }
    />
  );
}

function Body({ one }: { one: ImportView }) {
  const may = useMay()("fact.import");
  const { t } = useTexts();
  const step = useStep(one.batch_id);
  if (is_at_work(one.state)) return <AtWork one={one} may={may} />;
  if (one.state === "ready") return <Mapping key={one.moved_at} one={one} may={may} />;
  if (one.state === "checked") return <Checked one={one} may={may} />;
  if (one.state === "shown" || one.state === "withdrawn") return <Shown one={one} may={may} />;
  if (one.state !== "receiving") return <Ended one={one} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("imports.broken_off")}
      description={
        <>
          <p>{t("imports.broken_off_text")}</p>
          {may && (
            <Button onClick={() => step.mutate("cancel")} loading={step.isPending}>
              {t("imports.cancel")}
            </Button>
          )}
        </>
      }
    />
  );
}

export function ImportPage() {
  const { portfolio_id, batch_id } = useParams({ from: "/portfolios/$portfolio_id/imports/$batch_id" });
  const { t } = useTexts();
  const { data: one, error, refetch } = useQuery(import_query(batch_id));
  usePageTitle(one?.file_name ?? t("imports.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!one) return <Loading rows={10} />;
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <Link to="/portfolios/$portfolio_id/imports" params={{ portfolio_id }}>
            <ArrowLeftOutlined aria-hidden /> {t("imports.title")}
          </Link>
          <h1>
            {one.file_name} <span className={chip_of(one.state)}>{t(`imports.states.${one.state}`)}</span>
          </h1>
        </div>
      </div>
      {step_of(one.state) && <Steps state={one.state} />}
      <Body one={one} />
    </div>
  );
}
