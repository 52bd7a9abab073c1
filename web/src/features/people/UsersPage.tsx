// Who can log in and in which roles: invite, block, grant, withdraw.
import { UserAddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { App, Button, Input } from "antd";
import { useState } from "react";

import { meta_query, users_query } from "../../shared/api/queries";
import type { MembershipView, UserView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useRoleWords } from "../../shared/roles";
import { useMay, useSession } from "../../shared/session";
import "../../shared/ui/form.css";
import { usePageTitle } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { GrantDialog } from "./GrantDialog";
import { InviteDialog } from "./InviteDialog";
import { OrganisationDialog } from "./OrganisationDialog";
import { useRevoke, useSetState } from "./queries";
import "./people.css";

const chip_of: Record<string, string> = { active: "chip chip-good", invited: "chip chip-warn", disabled: "chip" };

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

function User({ user, grant, link }: { user: UserView; grant: () => void; link: () => void }) {
  const { t } = useTexts();
  const code = useCode();
  const may = useMay();
  const { user_id } = useSession();
  const { modal, message } = App.useApp();
  const set_state = useSetState();
  const { data: meta } = useQuery(meta_query);
  const has_organisation = Boolean(meta?.organisation.zh);
  const change = (disable: boolean) =>
    set_state.mutate(
      { user_id: user.user_id, version: user.version, disable },
      {
        onSuccess: () => void message.success(t(disable ? "people.disabled" : "people.enabled")),
        onError: (error) => void message.error(error.message),
      },
    );
  const ask = () =>
    void modal.confirm({
      title: t("people.disable"),
      content: t("people.disable_ask", { name: user.display_name }),
      okText: t("people.disable"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: () => change(true),
    });
  const is_self = user.user_id === user_id;
  return (
    <li data-user={user.login_name}>
      <div className="row-head">
        <h2>{user.display_name}</h2>
        <span className="mono muted">{user.login_name}</span>
        <span className={chip_of[user.state] ?? "chip"}>{code("people.state", user.state)}</span>
        {user.has_second_factor && <span className="chip">{t("people.second_factor")}</span>}
        {user.organisation_subject && (
          <span className="chip">{t("organisation.linked_as", { subject: user.organisation_subject })}</span>
        )}
        <div className="row-actions">
          {may("audit.explain") && (
            <Link to="/admin/access" search={{ user_id: user.user_id }} className="ant-btn-like">
              {t("people.why")}
            </Link>
          )}
          {!is_self && may("role.grant") && <Button onClick={grant}>{t("people.grant")}</Button>}
          {may("user.manage") && has_organisation && (
            <Button onClick={link}>{t(user.organisation_subject ? "organisation.unlink" : "organisation.link_user")}</Button>
          )}
          {!is_self && may("user.manage") && user.state === "disabled" && (
            <Button loading={set_state.isPending} onClick={() => change(false)}>
              {t("people.enable")}
            </Button>
          )}
          {!is_self && may("user.manage") && user.state !== "disabled" && (
            <Button danger loading={set_state.isPending} onClick={ask}>
              {t("people.disable")}
            </Button>
          )}
        </div>
      </div>
      <div className="user-roles">
        {user.memberships.length === 0 && <span className="muted">{t("people.no_roles")}</span>}
        {user.memberships.map((membership) => (
          <Membership key={membership.membership_id} user={user} membership={membership} />
        ))}
      </div>
    </li>
  );
}

export function UsersPage() {
  const { t } = useTexts();
  const may = useMay();
  const words = useRoleWords();
  const search = useSearch({ from: "/admin/users" });
  const navigate = useNavigate({ from: "/admin/users" });
  const { data, error, refetch } = useQuery(users_query);
  const [inviting, set_inviting] = useState(false);
  const [granting, set_granting] = useState<UserView | null>(null);
  const [linking, set_linking] = useState<UserView | null>(null);
  usePageTitle(t("people.title"));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const wanted = (search.search ?? "").trim().toLowerCase();
  const shown = data.filter((user) =>
    [user.login_name, user.display_name, ...user.memberships.map(words)].join(" ").toLowerCase().includes(wanted),
  );
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("people.title")}</h1>
          <p>{t("people.note")}</p>
        </div>
        {may("user.manage") && (
          <div className="page-actions">
            <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => set_inviting(true)}>
              {t("people.invite")}
            </Button>
          </div>
        )}
      </div>
      <div className="card">
        <div className="page-tools">
          <Input
            type="search"
            className="user-search"
            data-page-search=""
            allowClear
            placeholder={t("people.search")}
            aria-label={t("people.search")}
            value={search.search ?? ""}
            onChange={(event) => void navigate({ search: { search: event.target.value || undefined }, replace: true })}
          />
          <span className="muted">{t("people.count", { count: shown.length })}</span>
        </div>
        {shown.length === 0 ? (
          <EmptyState title={t("people.empty")} />
        ) : (
          <ul className="rows" aria-label={t("people.title")}>
            {shown.map((user) => (
              <User
                key={user.user_id}
                user={user}
                grant={() => set_granting(user)}
                link={() => set_linking(user)}
              />
            ))}
          </ul>
        )}
      </div>
      {inviting && <InviteDialog close={() => set_inviting(false)} />}
      {linking && <OrganisationDialog user={linking} close={() => set_linking(null)} />}
      {granting && <GrantDialog user={granting} close={() => set_granting(null)} />}
    </div>
  );
}
