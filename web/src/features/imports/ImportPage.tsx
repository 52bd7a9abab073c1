// One file on its way in: the step follows from its state, so that leaving and coming back goes on where it was.
import { ArrowLeftOutlined, CheckOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";

import type { ImportView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { Refusal } from "../../shared/ui/Form";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { Checked } from "./Checked";
import { Mapping } from "./Mapping";
import { received_bytes, size_text } from "../../shared/files/parts";
import { import_query, useFreshLists, useStep } from "./queries";
import { Shown } from "./Shown";
import { chip_of, is_at_work, is_through, step_of, steps, type Step } from "./steps";
import "./imports.css";

function Steps({ here, is_done }: { here: Step; is_done: boolean }) {
  const { t } = useTexts();
  const at = steps.indexOf(here);
  return (
    <ol className="import-steps" aria-label={t("imports.steps")}>
      {steps.map((step, place) => {
        const is_past = place < at || is_done;
        return (
          <li
            key={step}
            className={place === at ? "now" : is_past ? "past" : undefined}
            aria-current={place === at ? "step" : undefined}
          >
            <span className="import-step-number">{is_past ? <CheckOutlined aria-hidden /> : place + 1}</span>{" "}
            {t(`imports.step.${step}`)}
            {is_past && <span className="visually-hidden"> {t("imports.step_done")}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Cancel({ batch_id }: { batch_id: string }) {
  const { t } = useTexts();
  const step = useStep(batch_id);
  return (
    <>
      <Button className="no-print" onClick={() => step.mutate("cancel")} loading={step.isPending}>
        {t("imports.cancel")}
      </Button>
      <Refusal error={step.error} />
    </>
  );
}

function AtWork({ one, may }: { one: ImportView; may: boolean }) {
  const { t } = useTexts();
  const words = t(`imports.working.${one.state}`);
  return (
    <div className="card import-work">
      <div role="status">{words}</div>
      <Progress percent={Math.floor(one.fraction * 100)} aria-label={words} />
      <p className="muted">{t("imports.may_leave")}</p>
      {may && <Cancel batch_id={one.batch_id} />}
    </div>
  );
}

function Receiving({ one, may }: { one: ImportView; may: boolean }) {
  const { t } = useTexts();
  const all = size_text(one.file_bytes);
  const received = size_text(received_bytes(one.parts, one.file_bytes));
  return (
    <Alert
      type="warning"
      showIcon
      title={t("imports.broken_off")}
      description={
        <div className="import-lines">
          <p>{t("imports.broken_off_text", { received, all })}</p>
          {may && <Cancel batch_id={one.batch_id} />}
        </div>
      }
    />
  );
}

// Nothing more becomes of it.
function Ended({ one, may }: { one: ImportView; may: boolean }) {
  const { t, say } = useTexts();
  return (
    <Alert
      type={one.state === "unreadable" ? "error" : "info"}
      showIcon
      title={t(`imports.ended.${one.state}`)}
      description={
        <div className="import-lines">
          {one.error.en && <p className="import-error">{say(one.error)}</p>}
          <p>{t(`imports.ended_text.${one.state}`)}</p>
          {may && (
            <Link
              to="/portfolios/$portfolio_id/imports"
              params={{ portfolio_id: one.portfolio_id }}
              className="ant-btn-like no-print"
            >
              {t("imports.again")}
            </Link>
          )}
        </div>
      }
    />
  );
}

interface BodyProps {
  one: ImportView;
  may: boolean;
  is_mapping: boolean; // again, after a check
  map: (again: boolean) => void;
}

function Body({ one, may, is_mapping, map }: BodyProps) {
  if (is_at_work(one.state)) return <AtWork one={one} may={may} />;
  if (is_mapping) return <Mapping key={one.moved_at} one={one} may={may} back={() => map(false)} />;
  if (one.state === "ready") return <Mapping key={one.moved_at} one={one} may={may} />;
  if (one.state === "checked") return <Checked key={one.moved_at} one={one} may={may} map={() => map(true)} />;
  if (is_through(one.state)) return <Shown one={one} may={may} />;
  if (one.state === "receiving") return <Receiving one={one} may={may} />;
  return <Ended one={one} may={may} />;
}

// The control that somebody used is gone when the state has changed: the keyboard goes on at the heading.
function useHeading(place: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    const is_lost = document.activeElement === document.body || document.activeElement === null;
    if (before.current && place && before.current !== place && is_lost) heading.current?.focus();
    before.current = place;
  }, [place]);
  return heading;
}

export function ImportPage() {
  const { portfolio_id, batch_id } = useParams({ from: "/portfolios/$portfolio_id/imports/$batch_id" });
  const { t } = useTexts();
  const may = useMay()("fact.import");
  const { data: one, error, refetch } = useQuery(import_query(batch_id));
  const [mapped_again, map_again] = useState(""); // the check after which the columns are looked at again
  const is_mapping = one?.state === "checked" && mapped_again === one.moved_at;
  const heading = useHeading(one && `${one.state} ${is_mapping}`);
  useFreshLists(one?.state);
  usePageTitle(one?.file_name ?? t("imports.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!one) return <Loading rows={10} />;
  const here = is_mapping ? "mapping" : step_of(one.state);
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <Link to="/portfolios/$portfolio_id/imports" params={{ portfolio_id }}>
            <ArrowLeftOutlined aria-hidden /> {t("imports.title")}
          </Link>
          <h1 ref={heading} tabIndex={-1} className="import-title">
            {one.file_name} <span className={chip_of(one.state)}>{t(`imports.states.${one.state}`)}</span>
          </h1>
          <p>
            {t("imports.begun", {
              who: one.created_by_name,
              when: moment_text(one.created_at),
              size: size_text(one.file_bytes),
            })}
          </p>
        </div>
      </div>
      {here && <Steps here={here} is_done={is_through(one.state)} />}
      {!may && (one.state === "ready" || one.state === "checked") && (
        <Alert className="import-note" type="info" showIcon title={t("imports.read_only")} />
      )}
      <Body one={one} may={may} is_mapping={is_mapping} map={(again) => map_again(again ? one.moved_at : "")} />
    </div>
  );
}
