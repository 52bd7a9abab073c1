// Grants a role where it counts: workspace, then department, then role.
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import { workspaces_query } from "../../shared/api/queries";
import type { UserView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useSession } from "../../shared/session";
import { Choice, Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { ErrorState, Loading } from "../../shared/ui/States";
import { roles_query, useGrant } from "./queries";

interface Grant {
  workspace_id: string;
  department_id: string;
  role: string;
}

function GrantForm({ user, close }: { user: UserView; close: () => void }) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const { data: workspaces = [] } = useQuery(workspaces_query);
  const { data: roles = [] } = useQuery(roles_query);
  const grant = useGrant();
  const told = useFault(grant.error);
  const [given, set_given] = useState<Grant>({ workspace_id: "", department_id: "", role: "" });
  const [missing, set_missing] = useState(false);
  const { memberships } = useSession();
  const own = (one: { workspace_id: string }) => memberships.some((held) => held.workspace_id === one.workspace_id);
  const workspace =
    workspaces.find((one) => one.workspace_id === given.workspace_id) ?? workspaces.find(own) ?? workspaces[0];
  const offered = roles.filter((role) => role.workspace_kind === workspace?.kind);
  const chosen = offered.find((role) => role.role === given.role);
  const is_exclusive = (role: string | undefined) =>
    Boolean(roles.find((known) => known.role === role)?.exclusive_group);
  const held = user.memberships.map((membership) => membership.role);
  const excludes = chosen && held.some((role) => is_exclusive(role) || is_exclusive(chosen.role));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(!chosen);
    if (!chosen || !workspace) return;
    grant.mutate(
      {
        user_id: user.user_id,
        workspace_id: workspace.workspace_id,
        department_id: given.department_id,
        role: chosen.role,
      },
      {
        onSuccess: () => {
          void message.success(t("people.granted"));
          close();
        },
      },
    );
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={grant.error} shown={["/workspace_id", "/department_id", "/role"]} />
      <Field label={t("people.workspace")} fault={told("/workspace_id")}>
        {(ids) => (
          <Choice
            {...ids}
            value={workspace?.workspace_id ?? ""}
            change={(workspace_id) => set_given({ workspace_id, department_id: "", role: "" })}
            options={workspaces.map((one) => ({ value: one.workspace_id, label: say(one.title, one.workspace_id) }))}
          />
        )}
      </Field>
      <Field label={t("people.department")} fault={told("/department_id")}>
        {(ids) => (
          <Choice
            {...ids}
            value={given.department_id}
            change={(department_id) => set_given((before) => ({ ...before, department_id }))}
            any={t("people.whole_workspace")}
            options={(workspace?.departments ?? []).map((one) => ({
              value: one.department_id,
              label: one.side ? `${say(one.title)}（${t(`people.side.${one.side}`)}）` : say(one.title),
            }))}
          />
        )}
      </Field>
      <Field label={t("people.role")} fault={missing ? t("form.required") : told("/role")} required>
        {(ids) => (
          <Choice
            {...ids}
            value={given.role}
            change={(role) => set_given((before) => ({ ...before, role }))}
            any={t("form.choose")}
            options={offered.map((role) => ({ value: role.role, label: say(role.label, role.role) }))}
          />
        )}
      </Field>
      {chosen && is_exclusive(chosen.role) && !excludes && <Alert type="info" showIcon title={t("people.exclusive")} />}
      {excludes && (
        <Alert type="warning" showIcon title={t("people.exclusive_held")} description={t("people.exclusive")} />
      )}
      <FormButtons cancel={close} submit={t("people.grant_submit")} loading={grant.isPending} />
    </form>
  );
}

export function GrantDialog({ user, close }: { user: UserView; close: () => void }) {
  const { t } = useTexts();
  const workspaces = useQuery(workspaces_query);
  const roles = useQuery(roles_query);
  const error = workspaces.error ?? roles.error;
  return (
    <Modal
      open
      title={t("people.grant_title", { name: user.display_name })}
      footer={null}
      width={500}
      mask={{ closable: false }}
      onCancel={close}
    >
      {error ? (
        <ErrorState error={error} retry={() => void Promise.all([workspaces.refetch(), roles.refetch()])} />
      ) : workspaces.data && roles.data ? (
        <GrantForm user={user} close={close} />
      ) : (
        <Loading rows={4} />
      )}
    </Modal>
  );
}
