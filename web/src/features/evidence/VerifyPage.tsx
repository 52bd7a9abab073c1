// A proof file judged in the browser, for anybody: no log-in, and no trust in the server that delivered this page beyond
// the page itself.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Input } from "antd";
import { useEffect, useState } from "react";

import { parse_known_keys } from "../../shared/evidence/key";
import { keep_known_keys, known_keys_text } from "../../shared/evidence/known_keys";
import { log_query } from "../../shared/evidence/queries";
import { Refused, refusal_of } from "../../shared/evidence/reason";
import { useTexts } from "../../shared/i18n";
import { EntryFrame } from "../../shared/ui/EntryFrame";
import { FileBox } from "../../shared/ui/FileBox";
import { Field } from "../../shared/ui/Form";
import { useDebounced, usePageTitle } from "../../shared/ui/hooks";
import { Result } from "./Result";
import { verdict_query, type GivenFile } from "./queries";
import "./evidence.css";

const typing_rests_ms = 400;

// What was typed, and the keys in it or why there are none; good keys are kept in this browser.
function useKnownKeys() {
  const [text, set_text] = useState(known_keys_text);
  const [fault, set_fault] = useState<Refused>();
  const settled = useDebounced(text.trim(), typing_rests_ms);
  const [good, set_good] = useState("");
  useEffect(() => {
    let is_current = true;
    void refusal_of(() => parse_known_keys(settled)).then((keys) => {
      if (!is_current) return;
      const is_refused = keys instanceof Refused;
      set_fault(is_refused && settled !== "" ? keys : undefined);
      set_good(is_refused ? "" : settled);
      // What is no good key is not kept, least of all a secret one.
      if (!is_refused) keep_known_keys(settled);
    });
    return () => {
      is_current = false;
    };
  }, [settled]);
  const forget = () => {
    keep_known_keys("");
    set_text("");
  };
  return { text, set_text, fault, good, forget, is_settled: settled === text.trim() };
}

function KeyBox({ keys }: { keys: ReturnType<typeof useKnownKeys> }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { text, set_text, fault, forget } = keys;
  return (
    <>
      <Field
        label={t("verify.key")}
        hint={t("verify.key_hint")}
        fault={fault && t(`evidence.reason.${fault.code}`, fault.values)}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            className="mono"
            autoSize={{ minRows: 2, maxRows: 6 }}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => set_text(event.target.value)}
          />
        )}
      </Field>
      {text !== "" && (
        <Button
          size="small"
          className="no-print"
          onClick={() => {
            forget();
            void message.success(t("verify.forgotten"));
          }}
        >
          {t("verify.forget")}
        </Button>
      )}
    </>
  );
}

export function VerifyPage() {
  const { t } = useTexts();
  usePageTitle(t("verify.title"));
  const [given, set_given] = useState<GivenFile>();
  const keys = useKnownKeys();
  const log = useQuery(log_query);
  const is_ready = given !== undefined && keys.is_settled && !log.isPending;
  const { data: judged } = useQuery({ ...verdict_query(given, keys.good, log.data), enabled: is_ready });
  const take = (file: File) =>
    void file
      .arrayBuffer()
      .then((read) => set_given({ name: file.name, bytes: new Uint8Array(read), at: new Date().toISOString() }));
  return (
    <EntryFrame wide extra={<Link to="/">{t("verify.back")}</Link>}>
      <main className="card verify">
        <h1>{t("verify.title")}</h1>
        <p className="muted">{t("verify.note")}</p>
        <FileBox
          name={given?.name}
          take={take}
          label={t("verify.file")}
          drop={t("verify.drop")}
          accept=".json,.pdf,application/json,application/pdf"
        />
        <p className="field-hint no-print">{t("verify.where")}</p>
        <div className="key-box">
          <KeyBox keys={keys} />
        </div>
        <section aria-labelledby="verify-result">
          <h2 id="verify-result">{t("verify.result")}</h2>
          <div role="status">
            {!given && <p className="muted">{t("verify.waiting")}</p>}
            {given && !judged && <p className="muted">{t("verify.checking")}</p>}
            {given && judged && <Result given={given} judged={judged} your_keys={keys.good} />}
          </div>
        </section>
      </main>
    </EntryFrame>
  );
}
