// Where a workspace has its events told: the receivers, how they stand, and what became of each delivery.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";

import { workspaces_query } from "../../shared/api/queries";
import type { WebhookView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import "../../shared/ui/form.css";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { Teaching } from "../../shared/ui/Teaching";
import { moment_text } from "../../shared/ui/time";
import { Deliveries } from "./Deliveries";
import { useAct, webhooks_query, type Act } from "./queries";
import { WebhookDialog } from "./WebhookDialog";
import "./webhooks.css";

function Actions({ webhook }: { webhook: WebhookView }) {
  const { t } = useTexts();
  const { modal, message } = App.useApp();
  const act = useAct();
  const { webhook_id, version, title } = webhook;
  const change = (what: Act) =>
    act.mutate(
      { act: what, webhook_id, version },
      {
        onSuccess: () => void message.success(t(`webhooks.done.${what}`)),
        onError: (error) => void message.error(error.message),
      },
    );
  const ask_remove = () =>
    void modal.confirm({
      title: t("webhooks.remove"),
      content: t("webhooks.remove_ask", { title }),
      okText: t("webhooks.remove"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: () => change("remove"),
    });
  const turned: Act = webhook.state === "active" ? "pause" : "resume";
  return (
    <>
      <Button loading={act.isPending} onClick={() => change(turned)}>
        {t(`webhooks.${turned}`)}
      </Button>
      <Button danger onClick={ask_remove}>
        {t("webhooks.remove")}
      </Button>
    </>
  );
}

function Webhook({ webhook }: { webhook: WebhookView }) {
  const { t, say, locale } = useTexts();
  const code = useCode();
  const may = useMay();
  const { data: workspaces = [] } = useQuery(workspaces_query);
  const [is_open, set_open] = useState(false);
  const workspace = workspaces.find((one) => one.workspace_id === webhook.workspace_id);
  const kinds = webhook.kinds.map((kind) => code("event", kind)).join(locale === "en" ? ", " : "、");
  const is_active = webhook.state === "active";
  return (
    <li data-webhook={webhook.webhook_id}>
      <div className="row-head">
        <h2>{webhook.title}</h2>
        <span className={is_active ? "chip chip-good" : "chip chip-warn"}>
          {t(is_active ? "webhooks.active" : "webhooks.paused")}
        </span>
        {webhook.failures > 0 && (
          <span className="chip chip-adverse">{t("webhooks.failures", { count: webhook.failures })}</span>
        )}
        <div className="row-actions">
          <Button aria-expanded={is_open} onClick={() => set_open(!is_open)}>
            {t(is_open ? "webhooks.hide_deliveries" : "webhooks.show_deliveries")}
          </Button>
          {may("webhook.manage") && <Actions webhook={webhook} />}
        </div>
      </div>
      <dl className="terms">
        <div>
          <dt>{t("webhooks.url_label")}</dt>
          <dd className="mono">{webhook.url}</dd>
        </div>
        <div>
          <dt>{t("webhooks.kinds_label")}</dt>
          <dd>{kinds || t("webhooks.kinds_all")}</dd>
        </div>
        <div>
          <dt>{t("webhooks.workspace")}</dt>
          <dd>{say(workspace?.title, webhook.workspace_id)}</dd>
        </div>
        <div>
          <dt>{t("webhooks.created_at")}</dt>
          <dd className="num">{moment_text(webhook.created_at)}</dd>
        </div>
      </dl>
      {!is_active && <p className="muted">{t("webhooks.paused_text")}</p>}
      {is_open && (
        <div className="webhook-deliveries">
          <Deliveries webhook={webhook} />
        </div>
      )}
    </li>
  );
}

export function WebhooksPage() {
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(webhooks_query);
  const [adding, set_adding] = useState(false);
  usePageTitle(t("webhooks.title"));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const add = may("webhook.manage") ? () => set_adding(true) : undefined;
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("webhooks.title")}</h1>
          <p>{t("webhooks.note")}</p>
        </div>
        {add && data.length > 0 && (
          <div className="page-actions">
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
              {t("webhooks.add")}
            </Button>
          </div>
        )}
      </div>
      <div className="card">
        {data.length === 0 ? (
          <Teaching
            title={t("webhooks.empty")}
            text={t("webhooks.empty_text")}
            steps={["receiver", "secret", "verify"].map((step) => t(`webhooks.steps.${step}`))}
            add={add && { text: t("webhooks.add"), act: add }}
          />
        ) : (
          <ul className="rows" aria-label={t("webhooks.title")}>
            {data.map((webhook) => (
              <Webhook key={webhook.webhook_id} webhook={webhook} />
            ))}
          </ul>
        )}
      </div>
      {adding && <WebhookDialog close={() => set_adding(false)} />}
    </div>
  );
}
