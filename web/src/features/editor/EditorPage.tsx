// A model of the pack in a full DMN editor: on trial. Nothing is written to the pack; the engine says what it thinks
// of the text, and the text can be taken away as a file.
import { useQuery } from "@tanstack/react-query";
import { Link, useBlocker, useParams } from "@tanstack/react-router";
import { Alert, Button, Select } from "antd";
import { useEffect, useRef, useState } from "react";

import { api, unwrap } from "../../shared/api/client";
import { pack_query } from "../../shared/api/queries";
import type { ModelCheckView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow, usePageTitle } from "../../shared/ui/hooks";
import { save_file } from "../../shared/ui/save_file";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import type { Editor, View } from "./modeler";
import { model_query } from "./queries";
import "./editor.css";

interface Opened {
  editor: Editor;
  views: View[];
  active: View | undefined;
}

// Opens the editor in the box for as long as the component stands; one editor per text and language.
function useEditor(xml: string, locale: string, edited: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const [opened, set_opened] = useState<Opened>();
  const [fault, set_fault] = useState<unknown>();
  const on_edit = useRef(edited);
  useEffect(() => {
    on_edit.current = edited;
  });
  useEffect(() => {
    const room = box.current;
    if (!room) return;
    let gone = false;
    let editor: Editor | undefined;
    const show = () => {
      if (editor && !gone) set_opened({ editor, views: editor.views(), active: editor.active() });
    };
    const start = async () => {
      const { open_editor } = await import("./modeler");
      if (gone) return;
      const made = await open_editor(room, xml, locale, { views_changed: show, edited: () => on_edit.current() });
      if (gone) return made.destroy();
      editor = made;
      // A model of one decision opens with its table: that is what most come to change.
      const first = made.views().find((view) => view.type !== "drd");
      if (first) await made.open(first);
      show();
    };
    start().catch((reason: unknown) => {
      if (!gone) set_fault(reason);
    });
    return () => {
      gone = true;
      editor?.destroy();
    };
  }, [xml, locale]);
  return { box, opened, fault };
}

function Verdict({ verdict }: { verdict: ModelCheckView }) {
  const { t, say } = useTexts();
  const { issues } = verdict;
  if (verdict.readable && issues.length === 0)
    return (
      <Alert
        type="success"
        showIcon
        title={t("editor.checked", { decisions: verdict.decision_count, rules: verdict.rule_count })}
      />
    );
  return (
    <Alert
      type="error"
      showIcon
      title={verdict.readable ? t("editor.issues", { count: issues.length }) : t("editor.unreadable")}
      description={
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.at} ${issue.message}`}>
              {say(issue.place) && <b>{say(issue.place)} </b>}
              <span className="mono">{issue.message}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

const check = (xml: string): Promise<ModelCheckView> => unwrap(api.POST("/api/v1/models/check", { body: { xml } }));

function Workplace({ xml, model }: { xml: string; model: string }) {
  const { t, locale } = useTexts();
  const code = useCode();
  const [changed, set_changed] = useState(false);
  const [verdict, set_verdict] = useState<ModelCheckView>();
  const [problem, set_problem] = useState<unknown>();
  const [checking, set_checking] = useState(false);
  const { box, opened, fault } = useEditor(xml, locale, () => {
    set_changed(true);
    set_verdict(undefined);
  });
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm(t("editor.leave")),
    enableBeforeUnload: changed,
  });
  const editor = opened?.editor;
  const run_check = async () => {
    if (!editor) return;
    set_checking(true);
    set_problem(undefined);
    try {
      set_verdict(await check(await editor.save()));
    } catch (reason) {
      set_problem(reason);
    } finally {
      set_checking(false);
    }
  };
  const download = async () => {
    if (!editor) return;
    save_file(`${model}.dmn`, new Blob([await editor.save()], { type: "application/xml" }));
    set_changed(false);
  };
  const name_of = (view: View) =>
    `${t(`editor.view_kind.${view.type}`)} · ${code("decision", view.element.name ?? "") || view.element.id}`;
  if (fault) return <ErrorState error={fault} />;
  return (
    <>
      <div className="editor-tools">
        <Select
          aria-label={t("editor.views")}
          className="editor-views"
          disabled={!opened}
          value={opened?.active?.element.id}
          onChange={(id) => {
            const view = opened?.views.find((one) => one.element.id === id);
            if (view) void editor?.open(view);
          }}
          options={opened?.views.map((view) => ({ value: view.element.id, label: name_of(view) })) ?? []}
        />
        <Button onClick={() => void run_check()} disabled={!editor} loading={checking}>
          {t("editor.check")}
        </Button>
        <Button type="primary" onClick={() => void download()} disabled={!editor}>
          {t("editor.download")}
        </Button>
        {changed && <span className="chip chip-warn">{t("editor.changed")}</span>}
        {editor && editor.warnings > 0 && (
          <span className="chip chip-warn">{t("editor.warnings", { count: editor.warnings })}</span>
        )}
      </div>
      <div aria-live="polite" className="editor-verdict">
        {verdict && <Verdict verdict={verdict} />}
        {problem !== undefined && <ErrorState error={problem} retry={() => void run_check()} />}
      </div>
      {!opened && <p className="muted">{t("editor.loading")}</p>}
      <div ref={box} className="editor-box" />
    </>
  );
}

export function EditorPage() {
  const { name, model } = useParams({ from: "/packs/$name/editor/$model" });
  const { t, say } = useTexts();
  const code = useCode();
  const narrow = useNarrow();
  const { data: pack } = useQuery(pack_query(name));
  const { data: xml, error, refetch } = useQuery(model_query(name, model));
  const title = t("editor.title", { model: code("decision", model) });
  usePageTitle(title);
  return (
    <div className="page editor-page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>
            {title} <span className="chip chip-warn">{t("editor.trial")}</span>
          </h1>
          <p>
            <Link to="/packs/$name" params={{ name }} search={{ tab: "tables", table: `decisions/${model}.dmn` }}>
              {t("editor.back")}
              {t("policy.colon")}
              {say(pack?.title, name)}
            </Link>
          </p>
        </div>
      </div>
      <div className="card editor-card">
        {narrow ? (
          <EmptyState title={t("editor.narrow")} />
        ) : error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : xml === undefined ? (
          <Loading rows={10} />
        ) : (
          <Workplace xml={xml} model={model} />
        )}
      </div>
    </div>
  );
}
