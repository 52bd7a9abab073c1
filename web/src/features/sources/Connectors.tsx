// How sources deliver by themselves: the connectors of a portfolio, how they stand, and what became of their runs.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useEffect, useState } from "react";

import type { ConnectorView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import "../../shared/ui/form.css";
import { ErrorState, Loading } from "../../shared/ui/States";
import { Teaching } from "../../shared/ui/Teaching";
import { moment_text } from "../../shared/ui/time";
import { ConnectorDialog } from "./ConnectorDialog";
import "./connectors.css";
import { connectors_query, useAct, type Act } from "./queries";
import { Outcome, Runs } from "./Runs";

function Actions({ connector }: { connector: ConnectorView }) {
  const { t } = useTexts();
  const { modal, message } = App.useApp();
  const act = useAct(connector.portfolio_id);
  const { connector_id, version, title } = connector;
  const change = (what: Act) =>
    act.mutate(
      { act: what, connector_id, version },
      {
        onSuccess: () => void message.success(t(`connectors.done.${what}`)),
        onError: (error) => void message.error(error.message),
      },
    );
  const ask_remove = () =>
    void modal.confirm({
      title: t("connectors.remove"),
      content: t("connectors.remove_ask", { title }),
      okText: t("connectors.remove"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: () => change("remove"),
    });
  const is_active = connector.state === "active";
  const turned: Act = is_active ? "pause" : "resume";
  return (
    <>
      {connector.kind === "pull" && is_active && (
        <Button loading={act.isPending} onClick={() => change("run")}>
          {t("connectors.run")}
        </Button>
      )}
      <Button loading={act.isPending} onClick={() => change(turned)}>
        {t(`connectors.${turned}`)}
      </Button>
      <Button danger onClick={ask_remove}>
        {t("connectors.remove")}
      </Button>
    </>
  );
}

function Terms({ connector }: { connector: ConnectorView }) {
  const { t, say } = useTexts();
  const is_push = connector.kind === "push";
  return (
    <dl className="terms">
      <div>
        <dt>{t("connectors.source")}</dt>
        <dd>{say(connector.source.label, connector.source.code)}</dd>
      </div>
      <div>
        <dt>{t("connectors.kind")}</dt>
        <dd>{t(`connectors.kinds.${connector.kind}`)}</dd>
      </div>
      <div>
        <dt>{t(is_push ? "connectors.delivery_path" : "connectors.address")}</dt>
        <dd className="mono connector-address">{is_push ? connector.delivery_path : connector.settings.url}</dd>
      </div>
      {connector.party_name && (
        <div>
          <dt>{t("connectors.about")}</dt>
          <dd>{connector.party_name}</dd>
        </div>
      )}
      <div>
        <dt>{t("connectors.last")}</dt>
        <dd>
          {connector.last_run ? (
            <>
              <Outcome run={connector.last_run} />{" "}
              <span className="num">{moment_text(connector.last_run.begun_at)}</span>
            </>
          ) : (
            t("connectors.never")
          )}
        </dd>
      </div>
      {connector.next_at && (
        <div>
          <dt>{t("connectors.next")}</dt>
          <dd className="num">{moment_text(connector.next_at)}</dd>
        </div>
      )}
    </dl>
  );
}

function Connector({ connector }: { connector: ConnectorView }) {
  const { t } = useTexts();
  const may = useMay();
  const [is_open, set_open] = useState(false);
  const is_active = connector.state === "active";
  return (
    <li data-connector={connector.connector_id}>
      <div className="row-head">
        <h3>{connector.title}</h3>
        <span className={is_active ? "chip chip-good" : "chip chip-warn"}>
          {t(is_active ? "connectors.active" : "connectors.paused")}
        </span>
        {connector.failures > 0 && (
          <span className="chip chip-adverse">{t("connectors.failures", { count: connector.failures })}</span>
        )}
        <div className="row-actions">
          <Button aria-expanded={is_open} onClick={() => set_open(!is_open)}>
            {t(is_open ? "connectors.hide_runs" : "connectors.show_runs")}
          </Button>
          {may("connector.manage") && <Actions connector={connector} />}
        </div>
      </div>
      <Terms connector={connector} />
      {is_open && (
        <div className="connector-runs">
          <Runs connector={connector} />
        </div>
      )}
    </li>
  );
}

export function Connectors({ portfolio_id }: { portfolio_id: string }) {
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(connectors_query(portfolio_id));
  const [adding, set_adding] = useState(false);
  const queries = useQueryClient();
  // What a run has brought shows in the table of sources above.
  const told = data?.map(({ last_run }) => `${last_run?.run_id ?? ""} ${last_run?.batch_state ?? ""}`).join();
  useEffect(() => {
    if (told) void queries.invalidateQueries({ queryKey: ["sources", portfolio_id] });
  }, [told, queries, portfolio_id]);
  const add = may("connector.manage") ? () => set_adding(true) : undefined;
  return (
    <section className="connectors">
      <div className="part-head">
        <div>
          <h2>{t("connectors.title")}</h2>
          <p className="muted">{t("connectors.note")}</p>
        </div>
        {add && data && data.length > 0 && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
            {t("connectors.add")}
          </Button>
        )}
      </div>
      <div className="card">
        {error && !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Loading rows={3} />
        ) : data.length === 0 ? (
          <Teaching
            title={t("connectors.empty")}
            text={t("connectors.empty_text")}
            steps={["agree", "map", "run"].map((step) => t(`connectors.steps.${step}`))}
            add={add && { text: t("connectors.add"), act: add }}
          />
        ) : (
          <ul className="rows" aria-label={t("connectors.title")}>
            {data.map((connector) => (
              <Connector key={connector.connector_id} connector={connector} />
            ))}
          </ul>
        )}
      </div>
      {adding && <ConnectorDialog portfolio_id={portfolio_id} close={() => set_adding(false)} />}
    </section>
  );
}
