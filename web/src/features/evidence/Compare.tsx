// An old checkpoint beside the log of today: computed here, from a proof that the server cannot make up.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useRef, useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { LogView } from "../../shared/api/types";
import { check_continuity, type Continued } from "../../shared/evidence/continuity";
import { keys_at_hand, log_query } from "../../shared/evidence/queries";
import { Refused, refusal_of } from "../../shared/evidence/reason";
import type { Whose } from "../../shared/evidence/verdict";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal } from "../../shared/ui/Form";
import { Section } from "../../shared/ui/Section";

const attempts = 5; // the log may grow between two questions

// What people keep may have lost its last line end, or got those of Windows.
const repaired = (text: string): string => `${text.replace(/\r\n/g, "\n").replace(/^\s+|\s+$/g, "")}\n`;

interface Compared {
  outcome: Continued | Refused;
  by: Whose;
}

function useCompare() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (kept: string): Promise<Compared> => {
      for (let left = attempts; ; left -= 1) {
        const log: LogView = await queries.fetchQuery(log_query);
        const { yours, server } = await keys_at_hand(log);
        const keys = yours ?? server;
        let proven_size = log.checkpoint?.size;
        const outcome = await refusal_of(async () => {
          if (!keys || !log.checkpoint) throw new Refused("key_missing");
          return check_continuity(repaired(kept), log.checkpoint.note, keys, async (old_size) => {
            const query = { old_size: String(old_size) };
            const proof = await unwrap(api.GET("/api/v1/log/consistency", { params: { query } }));
            proven_size = proof.size;
            return proof.hashes;
          });
        });
        if (proven_size === log.checkpoint?.size || left <= 1) return { outcome, by: yours ? "yours" : "server" };
      }
    },
  });
}

function Outcome({ compared: { outcome, by } }: { compared: Compared }) {
  const { t } = useTexts();
  const keys = <div className="muted">{t(`evidence.compare_by_${by}`)}</div>;
  if (outcome instanceof Refused)
    return (
      <Alert
        type="error"
        showIcon
        title={t("evidence.compare_refused")}
        description={
          <>
            <div>{t(`evidence.reason.${outcome.code}`, outcome.values)}</div>
            {keys}
          </>
        }
      />
    );
  const { kept, today } = outcome;
  const sizes = {
    size: format_number(today.size),
    kept: format_number(kept.size),
    today: format_number(today.size),
  };
  return (
    <Alert
      type="success"
      showIcon
      title={t(kept.size === today.size ? "evidence.compare_same" : "evidence.compare_continued", sizes)}
      description={keys}
    />
  );
}

export function Compare({ log }: { log: LogView }) {
  const { t } = useTexts();
  const compare = useCompare();
  const [kept, set_kept] = useState("");
  const [is_asked, set_asked] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const is_missing = is_asked && kept.trim() === "";
  const set = (text: string) => {
    set_kept(text);
    compare.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_asked(true);
    if (kept.trim() !== "") compare.mutate(kept);
  };
  if (log.profile === "national")
    return (
      <Section title={t("evidence.compare")}>
        <p>{t("evidence.reason.national")}</p>
        <pre className="mono command">yingzhou log verify --key &apos;{log.log_key}&apos;</pre>
      </Section>
    );
  return (
    <Section title={t("evidence.compare")} note={t("evidence.compare_note")} className="no-print">
      <form className="form compare" onSubmit={submit} noValidate>
        <Field
          label={t("evidence.compare_label")}
          fault={is_missing ? t("evidence.compare_empty") : undefined}
          required
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              className="mono"
              rows={6}
              spellCheck={false}
              placeholder={"yingzhou/…\n809\nxMOSQ+…=\n\n— yingzhou/… tr6SX…="}
              value={kept}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Field>
        <div className="log-line">
          <input
            ref={file}
            type="file"
            hidden
            aria-label={t("evidence.compare_open")}
            onChange={(event) => {
              void event.target.files?.[0]?.text().then(set);
              event.target.value = "";
            }}
          />
          <Button onClick={() => file.current?.click()}>{t("evidence.compare_open")}</Button>
          <Button type="primary" htmlType="submit" loading={compare.isPending}>
            {t("evidence.compare_submit")}
          </Button>
        </div>
        <div role="status">
          {compare.data && <Outcome compared={compare.data} />}
          <Refusal error={compare.error} />
        </div>
      </form>
    </Section>
  );
}
