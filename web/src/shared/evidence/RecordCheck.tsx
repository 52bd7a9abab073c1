// "Verify this record": the proof is fetched, checked in this browser, and can be taken along.
import { CheckCircleFilled, CloseCircleFilled, DownloadOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useId } from "react";

import type { EventProof } from "../api/types";
import { useTexts } from "../i18n";
import { Refusal } from "../ui/Form";
import { moment_text } from "../ui/time";
import { save_proof } from "./files";
import type { JsonObject } from "./json";
import type { Proven } from "./proof";
import { keys_at_hand, log_query } from "./queries";
import { Refused, refusal_of } from "./reason";
import { is_proven, judge, type Verdict, type Whose } from "./verdict";
import "./evidence.css";

interface Checked {
  proof: EventProof;
  verdict: Verdict;
}

// What the page shows must be what was sealed: a proof of something else proves nothing about it.
const of_this = (verdict: Verdict, tells_of: (event: JsonObject) => boolean): Verdict =>
  is_proven(verdict.outcome) && !tells_of(verdict.outcome.event)
    ? { ...verdict, outcome: new Refused("other_record") }
    : verdict;

function useRecordCheck({ load, tells_of }: Pick<Props, "load" | "tells_of">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Checked> => {
      const proof = await load();
      const log = await queries.fetchQuery(log_query);
      const verdict = await refusal_of(async () => judge(proof, await keys_at_hand(log)));
      if (verdict instanceof Refused) return { proof, verdict: { outcome: verdict, by: undefined, vouching: [] } };
      return { proof, verdict: of_this(verdict, tells_of) };
    },
  });
}

function ProvenLine({ proven, by }: { proven: Proven; by: Whose | undefined }) {
  const { t } = useTexts();
  const witnessed = proven.cosignatures.map(({ name, time }) =>
    t("evidence.witnessed_line", { name, time: moment_text(time.toISOString(), true) }),
  );
  return (
    <>
      <strong>{t("evidence.sealed_line", { record: proven.index + 1, size: proven.size })}</strong>
      {(witnessed.length > 0 ? witnessed : [t("evidence.no_witness_line")]).map((text) => (
        <span key={text}>{text}</span>
      ))}
      <span className="muted">{t(by === "yours" ? "evidence.by_yours_line" : "evidence.by_server_line")}</span>
    </>
  );
}

function CheckedLine({ checked, name }: { checked: Checked; name: string }) {
  const { t } = useTexts();
  const { outcome, by } = checked.verdict;
  const is_refused = outcome instanceof Refused;
  return (
    <div className={is_refused ? "checked-line checked-refused" : "checked-line"}>
      {is_refused ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}
      <div className="checked-text">
        {is_refused ? (
          <>
            <strong>{t("evidence.refused_line")}</strong>
            <span>{t(`evidence.reason.${outcome.code}`, outcome.values)}</span>
          </>
        ) : (
          <ProvenLine proven={outcome} by={by} />
        )}
      </div>
      <Button
        size="small"
        className="no-print"
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => save_proof(name, checked.proof)}
      >
        {t("evidence.save")}
      </Button>
    </div>
  );
}

interface Props {
  load: () => Promise<EventProof>;
  tells_of: (event: JsonObject) => boolean; // whether the sealed record is the one on the page
  name: string; // of the file to take along
  text: string; // of the button
  label?: string; // what a reader hears of it
}

export function RecordCheck({ load, tells_of, name, text, label }: Props) {
  const { t } = useTexts();
  const id = useId();
  const check = useRecordCheck({ load, tells_of });
  return (
    <div className="record-check">
      <Button
        size="small"
        className="no-print"
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={check.isPending}
        aria-describedby={id}
        {...(label && { "aria-label": label })}
        onClick={() => check.mutate()}
      >
        {check.data ? t("evidence.check_again") : text}
      </Button>
      <div id={id} role="status">
        {check.data && <CheckedLine checked={check.data} name={name} />}
        <Refusal error={check.error} />
      </div>
    </div>
  );
}
