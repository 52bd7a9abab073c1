// The verifiable log for whoever is logged in: what it is, how it stands, who watches it, and whether it still is the log
// of an earlier day.
import { DownloadOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import type { ReactNode } from "react";

import type { LogView } from "../../shared/api/types";
import { save_checkpoint } from "../../shared/evidence/files";
import { known_keys_text } from "../../shared/evidence/known_keys";
import { log_query } from "../../shared/evidence/queries";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { CopyButton } from "../../shared/ui/CopyButton";
import { usePageTitle } from "../../shared/ui/hooks";
import { Section } from "../../shared/ui/Section";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { Compare } from "./Compare";
import "./evidence.css";

const look_again_ms = 5000;
const root_shown = 12; // characters of the root that are shown; all of it is copied

type CheckpointView = NonNullable<LogView["checkpoint"]>;

function Trouble({ log }: { log: LogView }) {
  const { t } = useTexts();
  if (!log.trouble) return null;
  // Whether sealing itself stands still is seen from the log, not from the program's words.
  const { checkpoint } = log;
  const is_sealed = checkpoint?.size === log.records;
  const is_unseen = checkpoint?.witnesses.some(({ cosigned_at }) => !cosigned_at);
  const what = is_sealed && is_unseen ? "not_cosigned" : "not_sealed";
  return (
    <Alert
      className="log-trouble"
      type="error"
      showIcon
      role="alert"
      title={t(`evidence.${what}`)}
      description={
        <>
          <p>{t(`evidence.${what}_text`)}</p>
          <p className="mono">{log.trouble}</p>
        </>
      }
    />
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="log-figure">
      <dt>{name}</dt>
      <dd>
        <div className="log-value">{value}</div>
        {note && <div className="muted">{note}</div>}
      </dd>
    </div>
  );
}

function State({ log, checkpoint }: { log: LogView; checkpoint: CheckpointView }) {
  const { t } = useTexts();
  const waiting = log.records - checkpoint.size;
  const records = format_number(log.records);
  return (
    <Section title={t("evidence.state")}>
      <dl className="log-figures">
        <Figure
          name={t("evidence.sealed")}
          value={t("evidence.records", { count: format_number(checkpoint.size) })}
          note={
            waiting > 0
              ? t("evidence.waiting", { records, count: format_number(waiting) })
              : t("evidence.sealed_of", { records })
          }
        />
        <Figure name={t("evidence.newest")} value={moment_text(checkpoint.newest_at, true)} />
        <Figure
          name={t("evidence.root")}
          value={
            <>
              <span className="mono" title={checkpoint.root}>
                {checkpoint.root.slice(0, root_shown)}…
              </span>{" "}
              <CopyButton text={checkpoint.root} label={t("evidence.copy_root")} />
            </>
          }
          note={t("evidence.root_note")}
        />
        <Figure name={t("evidence.profile")} value={t(`evidence.profiles.${log.profile}`)} />
      </dl>
    </Section>
  );
}

function NoWitness({ log }: { log: LogView }) {
  const { t } = useTexts();
  const command = `yingzhou log witness --name bank.example --state witness --key '${log.log_key}'`;
  return (
    <div className="log-teach">
      <h3>{t("evidence.no_witness")}</h3>
      <p>{t("evidence.no_witness_text")}</p>
      <pre className="mono command">{command}</pre>
      <div className="log-line no-print">
        <CopyButton text={command} label={t("evidence.copy_command")} />
        <span className="muted">{t("evidence.witness_help")}</span>
      </div>
    </div>
  );
}

const name_of = (key: string): string => key.split("+")[0] ?? key;

function Witnesses({ log }: { log: LogView }) {
  const { t } = useTexts();
  const watching: CheckpointView["witnesses"] =
    log.checkpoint?.witnesses ?? log.witness_keys.map((key) => ({ name: name_of(key) }));
  return (
    <Section title={t("evidence.witnesses")} note={t("evidence.witnesses_note")}>
      {watching.length === 0 ? (
        <NoWitness log={log} />
      ) : (
        <ul className="witnesses">
          {watching.map(({ name, cosigned_at }) => (
            <li key={name}>
              <strong>{name}</strong>{" "}
              {cosigned_at ? (
                <span className="chip chip-good">
                  {t("evidence.cosigned", { time: moment_text(cosigned_at, true) })}
                </span>
              ) : (
                <span className="chip chip-warn">{t("evidence.not_yet")}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function KeySection({ log }: { log: LogView }) {
  const { t } = useTexts();
  const kept = known_keys_text().split(/\s+/).filter(Boolean);
  const is_kept = kept.includes(log.log_key);
  return (
    <Section title={t("evidence.key")}>
      <p>{t("evidence.key_note")}</p>
      <pre className="mono command">{log.log_key}</pre>
      <div className="log-line">
        <span className="no-print">
          <CopyButton text={log.log_key} label={t("evidence.copy_key")} />
        </span>
        {is_kept && <span className="favourable">✓ {t("evidence.key_kept")}</span>}
      </div>
      {kept.length > 0 && !is_kept && (
        <Alert type="error" showIcon role="alert" title={t("evidence.key_differs")} className="key-differs" />
      )}
    </Section>
  );
}

function Log({ log }: { log: LogView }) {
  const { t } = useTexts();
  const { checkpoint } = log;
  return (
    <div className="log-sections">
      <Trouble log={log} />
      {!log.log_key && (
        <div className="card">
          <EmptyState title={t("evidence.no_log")} text={t("evidence.no_log_text")} />
        </div>
      )}
      {log.log_key && !checkpoint && (
        <div className="card">
          <EmptyState title={t("evidence.no_checkpoint")} text={t("evidence.no_checkpoint_text")} />
        </div>
      )}
      {checkpoint && <State log={log} checkpoint={checkpoint} />}
      {log.log_key && (
        <div className="log-columns">
          <Witnesses log={log} />
          <KeySection log={log} />
        </div>
      )}
      {checkpoint && <Compare log={log} />}
    </div>
  );
}

export function EvidencePage() {
  const { t } = useTexts();
  const { data: log, error, refetch } = useQuery({ ...log_query, refetchInterval: look_again_ms });
  usePageTitle(t("evidence.title"));
  if (error && !log) return <ErrorState error={error} retry={() => void refetch()} />;
  const checkpoint = log?.checkpoint;
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("evidence.title")}</h1>
          <p>{t("evidence.note")}</p>
        </div>
        <div className="page-actions no-print">
          <Link to="/verify" className="ant-btn-like">
            <SafetyCertificateOutlined aria-hidden /> {t("evidence.verify_file")}
          </Link>
          {checkpoint && (
            <Button
              type="primary"
              icon={<DownloadOutlined aria-hidden />}
              onClick={() => save_checkpoint(checkpoint.size, checkpoint.note)}
            >
              {t("evidence.download")}
            </Button>
          )}
        </div>
      </div>
      {log ? <Log log={log} /> : <Loading />}
    </div>
  );
}
