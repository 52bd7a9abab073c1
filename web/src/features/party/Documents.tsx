// Documents anchored in the verifiable log (CRM-37, OUT-27): a file is hashed here and stays here; whoever holds one can
// see whether it is the one that was anchored.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Input } from "antd";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { Coded, DocumentView } from "../../shared/api/types";
import { file_hash } from "../../shared/evidence/hash";
import { is_object } from "../../shared/evidence/json";
import { RecordCheck } from "../../shared/evidence/RecordCheck";
import { Refused } from "../../shared/evidence/reason";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { FileBox } from "../../shared/ui/FileBox";
import { Choice, Field, Refusal, useFault } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { useParty } from "./context";
import { documents_query } from "./queries";

interface Hashed {
  name: string;
  bytes: number;
  sha256: string;
}

// What was chosen, once it is hashed.
function useHashed() {
  return useMutation({
    mutationFn: async (file: File): Promise<Hashed> => ({
      name: file.name,
      bytes: file.size,
      sha256: await file_hash(file),
    }),
  });
}

function HashFault({ error }: { error: unknown }) {
  const { t } = useTexts();
  if (!error) return null;
  const is_insecure = error instanceof Refused && error.code === "insecure";
  return <Alert type="error" showIcon title={t(is_insecure ? "evidence.reason.insecure" : "documents.unreadable")} />;
}

function AnchorForm({ kinds }: { kinds: Coded[] }) {
  const { party_id } = useParty().party;
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const hashed = useHashed();
  const [title, set_title] = useState("");
  const [kind, set_kind] = useState("");
  const [is_tried, set_tried] = useState(false);
  const anchor = useMutation({
    mutationFn: (draft: { kind: string; title: string; sha256: string; bytes: number }) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/documents", { params: { path: { party_id } }, body: draft })),
    onSuccess: ({ document }) => {
      void message.success(t("documents.done", { title: document.title }));
      hashed.reset();
      set_kind("");
      set_tried(false);
      return queries.invalidateQueries({ queryKey: documents_query(party_id).queryKey });
    },
  });
  const told = useFault(anchor.error);
  const file = hashed.data;
  const take = (chosen: File) => {
    anchor.reset();
    set_title(chosen.name);
    hashed.mutate(chosen);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (!file || !kind || !title.trim()) return;
    anchor.mutate({ kind, title: title.trim(), sha256: file.sha256, bytes: file.bytes });
  };
  return (
    <form className="form block-section documents-form no-print" onSubmit={submit} noValidate>
      <h3>{t("documents.anchor")}</h3>
      <FileBox name={file?.name} take={take} label={t("documents.file")} drop={t("documents.drop")} />
      <div role="status">{hashed.isPending && <p className="muted">{t("documents.hashing")}</p>}</div>
      <HashFault error={hashed.error} />
      {file?.bytes === 0 && <Alert type="error" showIcon title={t("documents.empty_file")} />}
      {file && file.bytes > 0 && (
        <>
          <dl className="record-terms">
            <dt>{t("documents.hash")}</dt>
            <dd className="mono hash">{file.sha256}</dd>
            <dt>{t("documents.size")}</dt>
            <dd className="num">{t("documents.bytes", { count: format_number(file.bytes) })}</dd>
          </dl>
          <Field label={t("documents.title")} fault={told("/title")} required>
            {(ids) => <Input {...ids} value={title} onChange={(event) => set_title(event.target.value)} />}
          </Field>
          <Field
            label={t("documents.kind")}
            fault={told("/kind") ?? (is_tried && !kind ? t("documents.choose_kind") : undefined)}
            required
          >
            {(ids) => (
              <Choice
                {...ids}
                value={kind}
                change={set_kind}
                any={t("documents.choose_kind")}
                options={kinds.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
              />
            )}
          </Field>
          <Refusal error={anchor.error} shown={["/title", "/kind"]} />
          <Button type="primary" htmlType="submit" loading={anchor.isPending}>
            {t("documents.submit")}
          </Button>
        </>
      )}
    </form>
  );
}

function CompareBox({ documents }: { documents: DocumentView[] }) {
  const { t } = useTexts();
  const hashed = useHashed();
  const file = hashed.data;
  const same = documents.find(({ document }) => document.sha256 === file?.sha256);
  return (
    <section className="block-section documents-compare no-print">
      <h3>{t("documents.compare")}</h3>
      <FileBox
        plain
        name={file?.name}
        take={hashed.mutate}
        label={t("documents.compare_file")}
        drop={t("documents.compare_drop")}
      />
      <div role="status">
        {hashed.isPending && <p className="muted">{t("documents.hashing")}</p>}
        {file && same && (
          <Alert
            type="success"
            showIcon
            title={t("documents.same", {
              title: same.document.title,
              at: moment_text(same.document.anchored_at),
              who: same.anchored_by_name,
            })}
          />
        )}
        {file && !same && <Alert type="warning" showIcon title={t("documents.other")} />}
      </div>
      <HashFault error={hashed.error} />
    </section>
  );
}

function DocumentRow({ view: { document, kind, anchored_by_name } }: { view: DocumentView }) {
  const { t, say } = useTexts();
  const { document_id } = document;
  return (
    <tr>
      <td>{document.title}</td>
      <td>{say(kind, document.kind)}</td>
      <td className="right num">{t("documents.bytes", { count: format_number(document.bytes) })}</td>
      <td className="mono hash" title={document.sha256}>
        {document.sha256}
      </td>
      <td>{anchored_by_name}</td>
      <td className="num">{moment_text(document.anchored_at)}</td>
      <td>
        <RecordCheck
          load={() => unwrap(api.GET("/api/v1/documents/{document_id}/proof", { params: { path: { document_id } } }))}
          tells_of={({ party_id, body }) =>
            party_id === document.party_id &&
            is_object(body) &&
            body.document_id === document_id &&
            body.sha256 === document.sha256
          }
          name={document.title}
          text={t("documents.check")}
          label={t("documents.check_of", { title: document.title })}
        />
      </td>
    </tr>
  );
}

export function DocumentsTab() {
  const { party } = useParty();
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(documents_query(party.party_id));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  const { documents, kinds } = data;
  const may_anchor = may("document.anchor");
  return (
    <>
      <p className="muted documents-note">{t("documents.note")}</p>
      {may_anchor && <AnchorForm kinds={kinds} />}
      {documents.length === 0 ? (
        <EmptyState
          title={t("documents.none")}
          text={`${t("documents.none_text")}${may_anchor ? "" : ` ${t("documents.none_may_not")}`}`}
        />
      ) : (
        <>
          <CompareBox documents={documents} />
          <section className="block-section">
            <h3>{t("documents.list")}</h3>
            <ScrollX>
              <table className="grid documents" aria-label={t("documents.list")}>
                <thead>
                  <tr>
                    <th>{t("documents.title")}</th>
                    <th>{t("documents.kind")}</th>
                    <th className="right">{t("documents.size")}</th>
                    <th>{t("documents.hash")}</th>
                    <th>{t("documents.who")}</th>
                    <th>{t("documents.at")}</th>
                    <th>{t("evidence.column")}</th>
                  </tr>
                </thead>
                <tbody>
                  {documents.map((view) => (
                    <DocumentRow key={view.document.document_id} view={view} />
                  ))}
                </tbody>
              </table>
            </ScrollX>
          </section>
        </>
      )}
    </>
  );
}
