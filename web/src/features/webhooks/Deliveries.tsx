// What became of the newest deliveries of one webhook, and sending again what was given up.
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";

import type { WebhookDeliveryView, WebhookView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { useNarrow } from "../../shared/ui/hooks";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { deliveries_query, deliveries_shown, useSendAgain } from "./queries";

const chip_of: Record<string, string> = { delivered: "chip chip-good", given_up: "chip chip-adverse" };

function useOutcome() {
  const { t, say } = useTexts();
  return ({ attempts, status, error }: WebhookDeliveryView): string => {
    if (attempts === 0 && say(error) === "") return t("webhooks.not_tried");
    return status === 0 ? say(error) : t("webhooks.status", { status });
  };
}

function SendAgain({ webhook, delivery }: { webhook: WebhookView; delivery: WebhookDeliveryView }) {
  const { t } = useTexts();
  const may = useMay();
  const { message } = App.useApp();
  const send = useSendAgain();
  if (delivery.state !== "given_up" || webhook.state !== "active" || !may("webhook.manage")) return null;
  return (
    <Button
      size="small"
      loading={send.isPending}
      onClick={() =>
        send.mutate(
          { webhook_id: webhook.webhook_id, delivery_id: delivery.delivery_id },
          {
            onSuccess: () => void message.success(t("webhooks.sent_again")),
            onError: (error) => void message.error(error.message),
          },
        )
      }
    >
      {t("webhooks.send_again")}
    </Button>
  );
}

function Rows({ webhook, deliveries }: { webhook: WebhookView; deliveries: WebhookDeliveryView[] }) {
  const { t } = useTexts();
  const code = useCode();
  const outcome = useOutcome();
  return (
    <ScrollX>
      <table className="grid" aria-label={t("webhooks.deliveries_of", { title: webhook.title })}>
        <thead>
          <tr>
            <th>{t("webhooks.happened")}</th>
            <th>{t("webhooks.event")}</th>
            <th>{t("webhooks.outcome")}</th>
            <th className="right">{t("webhooks.attempts")}</th>
            <th>{t("webhooks.answer")}</th>
            <th>{t("webhooks.next")}</th>
            <th>
              <span className="visually-hidden">{t("webhooks.send_again")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.delivery_id}>
              <td className="num nowrap">{moment_text(delivery.happened_at, true)}</td>
              <td className="nowrap">{code("event", delivery.kind)}</td>
              <td>
                <span className={chip_of[delivery.state] ?? "chip chip-warn"}>
                  {code("webhooks.delivery_state", delivery.state)}
                </span>
              </td>
              <td className="right num">{delivery.attempts}</td>
              <td className="webhook-answer">{outcome(delivery)}</td>
              <td className="num nowrap">{delivery.state === "waiting" ? moment_text(delivery.next_at, true) : "—"}</td>
              <td>
                <SendAgain webhook={webhook} delivery={delivery} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Cards({ webhook, deliveries }: { webhook: WebhookView; deliveries: WebhookDeliveryView[] }) {
  const { t } = useTexts();
  const code = useCode();
  const outcome = useOutcome();
  return (
    <ul className="rows" aria-label={t("webhooks.deliveries_of", { title: webhook.title })}>
      {deliveries.map((delivery) => (
        <li key={delivery.delivery_id}>
          <div className="row-head">
            <strong>{code("event", delivery.kind)}</strong>
            <span className={chip_of[delivery.state] ?? "chip chip-warn"}>
              {code("webhooks.delivery_state", delivery.state)}
            </span>
            <SendAgain webhook={webhook} delivery={delivery} />
          </div>
          <div className="num muted">{moment_text(delivery.happened_at, true)}</div>
          <div className="webhook-answer">
            {t("webhooks.tried", { count: delivery.attempts })} · {outcome(delivery)}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Deliveries({ webhook }: { webhook: WebhookView }) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const { data, error, refetch } = useQuery(deliveries_query(webhook.webhook_id));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  if (data.length === 0)
    return <EmptyState title={t("webhooks.no_deliveries")} text={t("webhooks.no_deliveries_text")} />;
  const Shown = narrow ? Cards : Rows;
  return (
    <>
      <Shown webhook={webhook} deliveries={data} />
      {data.length === deliveries_shown && <p className="muted">{t("webhooks.newest", { count: deliveries_shown })}</p>}
    </>
  );
}
