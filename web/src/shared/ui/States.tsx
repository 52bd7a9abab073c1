// What a page shows when it has nothing to show yet, nothing at all, or something went wrong.
import { Link } from "@tanstack/react-router";
import { App, Button, Skeleton } from "antd";
import { useEffect, useState, type ReactNode } from "react";

import { ApiError } from "../api/problem";
import { useTexts } from "../i18n";
import { Marked } from "./Marked";

// The skeleton waits a moment: a quick answer should not flicker.
export function Loading({ rows = 8 }: { rows?: number }) {
  const { t } = useTexts();
  const [visible, set_visible] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => set_visible(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={t("state.loading")} style={{ padding: 24, minHeight: 240 }}>
      {visible && <Skeleton active title paragraph={{ rows }} />}
    </div>
  );
}

export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="state">
      <svg width="64" height="44" viewBox="0 0 64 44" aria-hidden="true">
        <path
          d="M2 34c6 0 6-4 12-4s6 4 12 4 6-4 12-4 6 4 12 4 6-4 12-4"
          fill="none"
          stroke="#9fb4b4"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
        <path d="M20 24 32 8l12 16z" fill="#dfe9e8" stroke="#9fb4b4" strokeWidth="2" strokeLinejoin="round" />
      </svg>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}

function TraceId({ trace_id }: { trace_id: string }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(trace_id);
    void message.success(t("common.copied"));
  };
  return (
    <div className="trace muted">
      {t("state.trace")} <span className="mono">{trace_id}</span>{" "}
      <button type="button" className="link-button" onClick={() => void copy()}>
        {t("common.copy")}
      </button>
    </div>
  );
}

// A page that one's roles do not open: what it needs and whom to ask.
export function NoPermission({ permission }: { permission: string }) {
  const { t } = useTexts();
  return (
    <EmptyState
      title={t("form.no_permission")}
      text={t("form.no_permission_text", { permission: t(`permission.${permission}`) })}
      action={<Link to="/">{t("form.to_start")}</Link>}
    />
  );
}

interface Words {
  title: string;
  text: string;
  detail?: string;
}

// What happened and what to do, in the language of the page; what the server said stands below it.
function words_of(error: unknown, t: (key: string) => string): Words {
  if (!(error instanceof ApiError))
    return {
      title: t("state.broken"),
      text: t("state.broken_text"),
      detail: error instanceof Error ? error.message : String(error),
    };
  if (error.unreachable) return { title: t("state.offline"), text: t("state.offline_text") };
  if (error.problem.code === "forbidden")
    return { title: t("form.forbidden"), text: t("form.forbidden_text"), detail: error.problem.detail };
  if (error.status === 404)
    return { title: t("state.not_found"), text: t("state.not_found_text"), detail: error.problem.detail };
  return { title: error.problem.title, text: t("state.refused_text"), detail: error.problem.detail };
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTexts();
  const { title, text, detail } = words_of(error, t);
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      {detail && (
        <p className="mono">
          <Marked text={detail} />
        </p>
      )}
      {problem?.errors.map((item) => (
        <p key={item.pointer}>
          <span className="mono">{item.pointer}</span> <Marked text={item.message} />
        </p>
      ))}
      {problem?.status === 404 ? (
        <Link to="/">{t("state.to_start")}</Link>
      ) : (
        retry && (
          <Button type="primary" onClick={retry}>
            {t("state.retry")}
          </Button>
        )
      )}
      {problem?.trace_id && <TraceId trace_id={problem.trace_id} />}
    </div>
  );
}
