// What a proof comes to: one sentence, who vouches, the record for reading, and the rest folded.
import { useMutation } from "@tanstack/react-query";
import { Alert } from "antd";
import { Fragment } from "react";

import { file_hash } from "../../shared/evidence/hash";
import { commitment_key, type Proven } from "../../shared/evidence/proof";
import { is_object, JsonNumber, type Json, type JsonObject } from "../../shared/evidence/json";
import { Refused } from "../../shared/evidence/reason";
import type { Whose } from "../../shared/evidence/verdict";
import { format_number } from "../../shared/format/number";
import { useCode, useTexts } from "../../shared/i18n";
import { FileBox } from "../../shared/ui/FileBox";
import { moment_text } from "../../shared/ui/time";
import { Decision } from "./Decision";
import type { GivenFile, Judged } from "./queries";

const value_text = (value: Json): string => {
  if (value instanceof JsonNumber) return value.text;
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_, one: unknown) => (one instanceof JsonNumber ? one.text : one));
};
const text_at = (event: JsonObject, name: string): string => {
  const value = event[name];
  return value === undefined ? "" : value_text(value);
};
const is_closed = (value: Json): boolean => is_object(value) && commitment_key in value;

function Sentence({ judged }: { judged: Judged }) {
  const { t } = useTexts();
  const { outcome, by, vouching } = judged.verdict;
  if (outcome instanceof Refused)
    return (
      <Alert
        type="error"
        showIcon
        title={t("verify.refused")}
        description={t(`evidence.reason.${outcome.code}`, outcome.values)}
      />
    );
  const key = by === "yours" ? "verify.proven_by_yours" : "verify.proven_by_server";
  const log = vouching.find(({ whose }) => whose === by)?.log_name ?? "";
  const numbers = { record: format_number(outcome.index + 1), size: format_number(outcome.size) };
  return (
    <Alert
      type={by === "yours" ? "success" : "info"}
      showIcon
      title={t(key, { log, ...numbers })}
      description={t(`${key}_text`)}
    />
  );
}

function Witnessing({ proven }: { proven: Proven }) {
  const { t } = useTexts();
  const { cosignatures, strangers } = proven;
  return (
    <ul className="witnessing">
      {cosignatures.map(({ name, time }) => (
        <li key={name}>✓ {t("verify.witnessed", { name, time: moment_text(time.toISOString(), true) })}</li>
      ))}
      {cosignatures.length === 0 && <li>{t("verify.not_witnessed")}</li>}
      {strangers.length > 0 && <li className="muted">{t("verify.strangers", { names: strangers.join(", ") })}</li>}
    </ul>
  );
}

function Vouchers({ judged, has_yours }: { judged: Judged; has_yours: boolean }) {
  const { vouching, by } = judged.verdict;
  const { t } = useTexts();
  const line = (whose: Whose) => {
    const found = vouching.find((one) => one.whose === whose);
    const missing = whose === "yours" && !has_yours ? "verify.not_given" : "verify.no_answer";
    const is_refused = found?.outcome instanceof Refused;
    return (
      <Fragment key={whose}>
        <dt>{t(`verify.${whose}`)}</dt>
        <dd>
          {!found && <span className="muted">{t(missing)}</span>}
          {found && (
            <>
              <span className={is_refused ? "chip chip-adverse" : "chip chip-good"}>
                {is_refused ? `✗ ${t("verify.does_not")}` : `✓ ${t("verify.vouches")}`}
              </span>{" "}
              <span className="mono">{found.log_name}</span>
            </>
          )}
          {found?.outcome instanceof Refused && whose !== by && (
            <div>{t(`evidence.reason.${found.outcome.code}`, found.outcome.values)}</div>
          )}
        </dd>
      </Fragment>
    );
  };
  return (
    <>
      <h2>{t("verify.who_vouches")}</h2>
      <dl className="record-terms">{(["yours", "server"] as const).map(line)}</dl>
    </>
  );
}

function Member({ name, value, is_opened }: { name: string; value: Json; is_opened: boolean }) {
  const { t } = useTexts();
  const code = useCode();
  return (
    <>
      <dt>{code("body", name)}</dt>
      <dd>
        {is_closed(value) ? <span className="muted">{t("verify.closed")}</span> : value_text(value)}{" "}
        {is_opened && <span className="chip chip-good">✓ {t("verify.checked")}</span>}
      </dd>
    </>
  );
}

function RecordText({ proven: { event, opened } }: { proven: Proven }) {
  const { t } = useTexts();
  const code = useCode();
  const kind = text_at(event, "kind");
  const party = text_at(event, "party_id");
  const body = is_object(event.body) ? event.body : {};
  const hash = text_at(event, "body_sha256");
  return (
    <>
      <h2>{t("verify.record")}</h2>
      <dl className="record-terms">
        <dt>{t("verify.kind")}</dt>
        <dd>
          <strong>{code("event", kind)}</strong> <span className="mono muted">{kind}</span>
        </dd>
        <dt>{t("verify.actor")}</dt>
        <dd>{text_at(event, "actor") || t("verify.nobody")}</dd>
        <dt>{t("verify.at")}</dt>
        <dd>{moment_text(text_at(event, "at"), true)}</dd>
        <dt>{t("verify.outcome")}</dt>
        <dd>{code("audit.outcomes", text_at(event, "outcome"))}</dd>
        {party && (
          <>
            <dt>{t("verify.party")}</dt>
            <dd>{party}</dd>
          </>
        )}
        {Object.entries(body)
          .filter(([name, value]) => name !== "result" || is_closed(value))
          .map(([name, value]) => (
            <Member key={name} name={name} value={value} is_opened={opened.includes(`/body/${name}`)} />
          ))}
        {hash && <Member name="body_sha256" value={hash} is_opened={false} />}
      </dl>
    </>
  );
}

// The record of a document tells its hash: whoever has the file sees whether it is that one.
function DocumentCheck({ proven }: { proven: Proven }) {
  const { t } = useTexts();
  const body = is_object(proven.event.body) ? proven.event.body : {};
  const recorded = text_at(body, "sha256");
  const hashed = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, sha256: await file_hash(file) }),
  });
  if (text_at(proven.event, "kind") !== "document_anchored" || !recorded) return null;
  const is_same = hashed.data?.sha256 === recorded;
  return (
    <>
      <h2>{t("verify.document")}</h2>
      <FileBox
        plain
        name={hashed.data?.name}
        take={hashed.mutate}
        label={t("documents.compare_file")}
        drop={t("verify.document_drop")}
      />
      <div role="status">
        {hashed.data && (
          <Alert
            type={is_same ? "success" : "error"}
            showIcon
            title={t(is_same ? "verify.document_same" : "verify.document_other")}
          />
        )}
        {hashed.error && <Alert type="error" showIcon title={t("documents.unreadable")} />}
      </div>
    </>
  );
}

function Details({ judged, index }: { judged: Judged; index: number | undefined }) {
  const { t } = useTexts();
  const { proof } = judged;
  if (!proof) return null;
  const checkpoint = proof.proof.slice(proof.proof.indexOf("\n\n") + 2);
  return (
    <details>
      <summary>{t("verify.details")}</summary>
      {index !== undefined && (
        <p>
          {t("verify.index")}: <span className="num">{index}</span>
        </p>
      )}
      <h2>{t("verify.entry")}</h2>
      <pre className="mono command">{proof.entry}</pre>
      <h2>{t("verify.checkpoint")}</h2>
      <pre className="mono command">{checkpoint}</pre>
    </details>
  );
}

// The same judged by the program: for the national algorithms the only way, for everybody a second opinion.
function ByProgram({ given, judged, your_keys }: { given: GivenFile; judged: Judged; your_keys: string }) {
  const { t } = useTexts();
  const { outcome, vouching } = judged.verdict;
  const national = [outcome, ...vouching.map((one) => one.outcome)].some(
    (one) => one instanceof Refused && one.code === "national",
  );
  if (!judged.proof) return null;
  return (
    <details open={national}>
      <summary>{t("verify.by_program")}</summary>
      <pre className="mono command">
        yingzhou log verify &apos;{given.name}&apos; --key &apos;{your_keys.split(/\s+/)[0] || t("verify.your_key")}
        &apos;
      </pre>
    </details>
  );
}

export function Result({ given, judged, your_keys }: { given: GivenFile; judged: Judged; your_keys: string }) {
  const { t } = useTexts();
  const { outcome } = judged.verdict;
  const proven = outcome instanceof Refused ? undefined : outcome;
  return (
    <>
      <Sentence judged={judged} />
      {proven && <Witnessing proven={proven} />}
      {judged.proof && <Vouchers judged={judged} has_yours={your_keys !== ""} />}
      {proven && (
        <Decision proven={proven} is_report={judged.is_report ?? false} is_whole={judged.decision !== undefined} />
      )}
      {proven && <RecordText proven={proven} />}
      {proven && <DocumentCheck proven={proven} />}
      <Details judged={judged} index={proven?.index} />
      <ByProgram given={given} judged={judged} your_keys={your_keys} />
      <p className="field-hint">{t("verify.checked_at", { file: given.name, time: moment_text(given.at, true) })}</p>
    </>
  );
}
