// One person in the list: what they are, and what may be done in the state they are in.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";

import { meta_query } from "../../shared/api/queries";
import type { MembershipView, UserView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useRoleWords } from "../../shared/roles";
import { useMay, useSession } from "../../shared/session";
import { useRevoke, useSetState, useWithdrawInvitation } from "./queries";

const chip_of: Record<string, string> = { active: "chip chip-good", invited: "chip chip-warn" };

function Membership({ user, membership }: { user: UserView; membership: MembershipView }) {
  const { user_id } = useSession();
  const { t } = useTexts();
  const { modal, message } = App.useApp();
  const words = useRoleWords();
  const revoke = useRevoke();
  const role = words(membership);
  const ask = () =>
    void modal.confirm({
      title: t("people.revoke", { role }),
      content: t("people.revoke_ask", { name: user.display_name, role }),
      okText: t("form.confirm"),
      cancelText: t("form.cancel"),
      onOk: () =>
        void revoke.mutate(membership.membership_id, {
          onSuccess: () => void message.success(t("people.revoked")),
          onError: (error) => void message.error(error.message),
        }),
    });
  return (
    <span className="chip role-chip">
      {role}
      {user.user_id !== user_id && (
        <button
          type="button"
          aria-label={t("people.revoke", { role })}
          title={t("people.revoke", { role })}
          onClick={ask}
        >
          ×
        </button>
      )}
    </span>
  );
}

export type UserDialog = "grant" | "organisation" | "reset" | "renew" | "erase";

function Actions({ user, open }: { user: UserView; open: (dialog: UserDialog) => void }) {
  const { t } = useTexts();
  const may = useMay();
  const { modal, message } = App.useApp();
  const set_state = useSetState();
  const withdraw = useWithdrawInvitation();
  const { user_id, version, state, display_name: name } = user;
  const failed = (error: Error) => void message.error(error.message);
  const change = (disable: boolean) =>
    set_state.mutate(
      { user_id, version, disable },
      { onSuccess: () => void message.success(t(disable ? "people.disabled" : "people.enabled")), onError: failed },
    );
  const ask = (title: string, content: string, act: () => void) =>
    void modal.confirm({
      title,
      content,
      okText: title,
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: act,
    });
  const ask_disable = () => ask(t("people.disable"), t("people.disable_ask", { name }), () => change(true));
  const ask_withdraw = () =>
    ask(t("people.withdraw"), t("people.withdraw_ask", { name }), () =>
      withdraw.mutate(
        { user_id, version },
        { onSuccess: () => void message.success(t("people.withdrawn")), onError: failed },
      ),
    );
  const is = (...states: string[]) => states.includes(state);
  const manages = may("user.manage");
  const { data: meta } = useQuery(meta_query);
  const has_organisation = Boolean(meta?.organisation.zh);
  return (
    <>
      {may("role.grant") && is("active", "invited") && (
        <Button onClick={() => open("grant")}>{t("people.grant")}</Button>
      )}
      {manages && has_organisation && is("active") && (
        <Button onClick={() => open("organisation")}>
          {t(user.organisation_subject ? "organisation.unlink" : "organisation.link_user")}
        </Button>
      )}
      {manages && is("active") && <Button onClick={() => open("reset")}>{t("people.reset")}</Button>}
      {manages && is("invited", "withdrawn") && <Button onClick={() => open("renew")}>{t("people.renew")}</Button>}
      {manages && is("invited") && (
        <Button danger loading={withdraw.isPending} onClick={ask_withdraw}>
          {t("people.withdraw")}
        </Button>
      )}
      {manages && is("disabled") && (
        <Button loading={set_state.isPending} onClick={() => change(false)}>
          {t("people.enable")}
        </Button>
      )}
      {manages && is("active") && (
        <Button danger loading={set_state.isPending} onClick={ask_disable}>
          {t("people.disable")}
        </Button>
      )}
      {may("user.erase") && is("disabled", "withdrawn") && (
        <Button danger onClick={() => open("erase")}>
          {t("people.erase")}
        </Button>
      )}
    </>
  );
}

export function User({ user, open }: { user: UserView; open: (dialog: UserDialog) => void }) {
  const { t } = useTexts();
  const code = useCode();
  const may = useMay();
  const { user_id } = useSession();
  const is_erased = user.state === "erased";
  return (
    <li data-user={user.login_name}>
      <div className="row-head">
        <h2 className={is_erased ? "muted" : undefined}>{is_erased ? t("people.erased_name") : user.display_name}</h2>
        <span className="mono muted">{is_erased ? user.user_id : user.login_name}</span>
        <span className={chip_of[user.state] ?? "chip"}>{code("people.state", user.state)}</span>
        {user.has_second_factor && <span className="chip">{t("people.second_factor")}</span>}
        {user.organisation_subject && (
          <span className="chip">{t("organisation.linked_as", { subject: user.organisation_subject })}</span>
        )}
        {!is_erased && (
          <div className="row-actions">
            {may("audit.explain") && user.state === "active" && (
              <Link to="/admin/access" search={{ user_id: user.user_id }} className="ant-btn-like">
                {t("people.why")}
              </Link>
            )}
            {user.user_id !== user_id && <Actions user={user} open={open} />}
          </div>
        )}
      </div>
      {!is_erased && (
        <div className="user-roles">
          {user.memberships.length === 0 && <span className="muted">{t("people.no_roles")}</span>}
          {user.memberships.map((membership) => (
            <Membership key={membership.membership_id} user={user} membership={membership} />
          ))}
        </div>
      )}
    </li>
  );
}
