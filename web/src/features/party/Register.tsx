// What can be done to the file itself: renamed, merged into another file of the same enterprise, separated again.
import { MoreOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Dropdown, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { PartyView, SearchHit } from "../../shared/api/types";
import { PartyPicker } from "../../shared/find/PartyPicker";
import { useTexts } from "../../shared/i18n";
import { Namesakes } from "../../shared/register/Namesakes";
import { useRegisterChange } from "../../shared/register/queries";
import { useAnother } from "../../shared/register/useAnother";
import { useMay } from "../../shared/session";
import { Field, FormButtons, ReasonField, Refusal, useFault } from "../../shared/ui/Form";
import { useParty } from "./context";

interface DialogProps {
  party: PartyView;
  close: () => void;
}

function Rename({ party, close }: DialogProps) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [given, set_given] = useState({ name: party.name, name_en: party.name_en, used_from: "", reason: "" });
  const [is_tried, set_tried] = useState(false);
  const rename = useRegisterChange(
    (body: typeof given & { another_than: string[]; another_reason: string }) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/name", { params: { path: { party_id: party.party_id } }, body })),
    () => {
      void message.success(t("register.renamed"));
      close();
    },
  );
  const another = useAnother({
    portfolio_id: party.portfolio_id,
    name: given.name,
    uscc: "",
    oneself: party.party_id,
    error: rename.error,
    is_tried,
  });
  const told = useFault(rename.error);
  const is_conflict = another.draft.another_than.length > 0;
  const change = (part: Partial<typeof given>) => set_given({ ...given, ...part });
  const needed = (name: "name" | "used_from" | "reason") =>
    (is_conflict ? undefined : told(`/${name}`)) ??
    (is_tried && !given[name].trim() ? t("register.missing") : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (!given.name.trim() || !given.used_from || !given.reason.trim() || another.is_missing) return;
    rename.mutate({ ...given, ...another.draft });
  };
  return (
    <Modal open title={t("register.rename")} footer={null} width={560} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="muted">{t("register.rename_text")}</p>
        <Field label={t("register.field.name")} fault={needed("name")} required>
          {(ids) => (
            <Input {...ids} autoFocus value={given.name} onChange={(event) => change({ name: event.target.value })} />
          )}
        </Field>
        <div role="status">
          <Namesakes candidates={another.candidates} />
        </div>
        <Field label={t("register.field.name_en")}>
          {(ids) => (
            <Input {...ids} value={given.name_en} onChange={(event) => change({ name_en: event.target.value })} />
          )}
        </Field>
        <Field label={t("register.used_from")} fault={needed("used_from")} required>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={given.used_from}
              onChange={(event) => change({ used_from: event.target.value })}
            />
          )}
        </Field>
        <ReasonField
          label={t("register.reason")}
          hint={t("register.rename_example")}
          fault={needed("reason")}
          reason={given.reason}
          change={(reason) => change({ reason })}
        />
        {another.field}
        <Refusal error={rename.error} shown={is_conflict ? [] : ["/name", "/used_from", "/reason"]} />
        <FormButtons cancel={close} submit={t("register.rename_do")} loading={rename.isPending} />
      </form>
    </Modal>
  );
}

function Merge({ party, close }: DialogProps) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [into, set_into] = useState<SearchHit>();
  const [reason, set_reason] = useState("");
  const [is_tried, set_tried] = useState(false);
  const merge = useRegisterChange(
    (body: { into_party_id: string; reason: string }) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/merge", { params: { path: { party_id: party.party_id } }, body })),
    ({ party_id, name }) => {
      void message.success(t("register.merged", { name }));
      close();
      void navigate({ to: "/parties/$party_id", params: { party_id } });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (into && reason.trim()) merge.mutate({ into_party_id: into.party_id, reason: reason.trim() });
  };
  return (
    <Modal open title={t("register.merge")} footer={null} width={560} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="muted">{t("register.merge_text", { name: party.name })}</p>
        <Field label={t("register.into")} fault={is_tried && !into ? t("register.into_missing") : undefined} required>
          {(ids) => (
            <PartyPicker
              {...ids}
              portfolio_id={party.portfolio_id}
              without={party.party_id}
              chosen={into}
              choose={set_into}
            />
          )}
        </Field>
        <ReasonField
          label={t("register.reason")}
          hint={t("register.merge_example")}
          fault={is_tried && !reason.trim() ? t("register.missing") : undefined}
          reason={reason}
          change={set_reason}
        />
        <Refusal error={merge.error} />
        <FormButtons cancel={close} submit={t("register.merge_do")} loading={merge.isPending} />
      </form>
    </Modal>
  );
}

// `party_id`: the file that was merged.
function Separate({ party_id, name, close }: { party_id: string; name: string; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [reason, set_reason] = useState("");
  const [is_tried, set_tried] = useState(false);
  const separate = useRegisterChange(
    (body: { reason: string }) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/separate", { params: { path: { party_id } }, body })),
    () => {
      void message.success(t("register.separated", { name }));
      close();
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_tried(true);
    if (reason.trim()) separate.mutate({ reason: reason.trim() });
  };
  return (
    <Modal open title={t("register.separate")} footer={null} width={520} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="muted">{t("register.separate_text", { name })}</p>
        <ReasonField
          label={t("register.reason")}
          fault={is_tried && !reason.trim() ? t("register.missing") : undefined}
          reason={reason}
          change={set_reason}
          focus
        />
        <Refusal error={separate.error} />
        <FormButtons cancel={close} submit={t("register.separate_do")} loading={separate.isPending} />
      </form>
    </Modal>
  );
}

export function RegisterMenu() {
  const { party } = useParty();
  const { t } = useTexts();
  const may = useMay();
  const [dialog, set_dialog] = useState<"rename" | "merge" | null>(null);
  if (!may("party.write") || party.merged_into) return null;
  const close = () => set_dialog(null);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: (["rename", "merge"] as const).map((key) => ({ key, label: t(`register.${key}`) })),
          onClick: ({ key }) => set_dialog(key as "rename" | "merge"),
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={t("register.menu")} title={t("register.menu")} />
      </Dropdown>
      {dialog === "rename" && <Rename party={party} close={close} />}
      {dialog === "merge" && <Merge party={party} close={close} />}
    </>
  );
}

// Names it had, files of the same enterprise, and the file that this one leads to.
export function RegisterNotes() {
  const { party } = useParty();
  const { t } = useTexts();
  const may = useMay();
  const [separating, set_separating] = useState<{ party_id: string; name: string }>();
  const button = (party_id: string, name: string) =>
    may("party.write") && (
      <Button size="small" className="no-print" onClick={() => set_separating({ party_id, name })}>
        {t("register.separate")}
      </Button>
    );
  const { merged_into, merged_files, former_names } = party;
  return (
    <>
      {merged_into && (
        <Alert
          className="merged-note"
          type="warning"
          showIcon
          title={t("register.is_merged", { date: merged_into.merged_on })}
          description={
            <>
              <Link to="/parties/$party_id" params={{ party_id: merged_into.party.party_id }}>
                {merged_into.party.name}
              </Link>{" "}
              {merged_into.reason}
            </>
          }
          action={button(party.party_id, party.name)}
        />
      )}
      {(former_names.length > 0 || merged_files.length > 0) && (
        <dl className="register-notes">
          {former_names.map((one) => (
            <div key={`${one.name} ${one.used_until}`}>
              <dt>{t("register.former_name")}</dt>
              <dd>
                {one.name} <span className="muted">{t("common.until", { date: one.used_until })}</span>
              </dd>
            </div>
          ))}
          {merged_files.map((one) => (
            <div key={one.party.party_id}>
              <dt>{t("register.merged_file")}</dt>
              <dd>
                <Link to="/parties/$party_id" params={{ party_id: one.party.party_id }}>
                  {one.party.name}
                </Link>{" "}
                <span className="num">{one.party.uscc}</span>{" "}
                <span className="muted">{t("common.since", { date: one.merged_on })}</span>{" "}
                {button(one.party.party_id, one.party.name)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {separating && <Separate {...separating} close={() => set_separating(undefined)} />}
    </>
  );
}
