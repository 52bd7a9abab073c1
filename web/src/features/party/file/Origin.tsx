// Where a value or an entry comes from: every one says so (DAT-01).
import { Input } from "antd";
import { useState } from "react";

import type { Coded } from "../../../shared/api/types";
import { useTexts } from "../../../shared/i18n";
import { Choice, Field } from "../../../shared/ui/Form";

export type OriginNames = "source" | "evidence" | "note";
type Given = Record<OriginNames, string>;

export interface OriginState {
  given: Given;
  change: (name: OriginNames, text: string) => void;
}

// What is filled in to begin with: of a correction what stood there, of who has one source alone that one.
export function useOrigin(sources: Coded[], before?: Given): OriginState {
  const only = sources.length === 1 ? (sources[0]?.code ?? "") : "";
  const known = sources.some((one) => one.code === before?.source) ? before?.source : undefined;
  const [given, set_given] = useState<Given>({
    source: known ?? only,
    evidence: before?.evidence ?? "",
    note: before?.note ?? "",
  });
  return { given, change: (name, text) => set_given((now) => ({ ...now, [name]: text })) };
}

interface Props {
  origin: OriginState;
  sources: Coded[];
  told: (pointer: string) => string | undefined;
}

export function Origin({ origin: { given, change }, sources, told }: Props) {
  const { t, say } = useTexts();
  return (
    <>
      <Field label={t("file.source")} fault={told("/source")} hint={t("file.source_hint")} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.source}
            change={(source) => change("source", source)}
            any={t("file.choose_source")}
            options={sources.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
          />
        )}
      </Field>
      <Field label={t("file.evidence")} fault={told("/evidence")} hint={t("file.evidence_hint")}>
        {(ids) => (
          <Input {...ids} value={given.evidence} onChange={(event) => change("evidence", event.target.value)} />
        )}
      </Field>
      <Field label={t("file.note")} fault={told("/note")}>
        {(ids) => <Input {...ids} value={given.note} onChange={(event) => change("note", event.target.value)} />}
      </Field>
    </>
  );
}
