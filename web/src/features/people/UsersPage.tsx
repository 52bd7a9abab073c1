// Who can log in and in which roles: invite, block, grant, withdraw.
import { UserAddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";

import { users_query } from "../../shared/api/queries";
import type { UserView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useRoleWords } from "../../shared/roles";
import { useMay } from "../../shared/session";
import "../../shared/ui/form.css";
import { usePageTitle } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { EraseDialog } from "./EraseDialog";
import { GrantDialog } from "./GrantDialog";
import { InviteDialog } from "./InviteDialog";
import { LinkDialog } from "./LinkDialog";
import { OrganisationDialog } from "./OrganisationDialog";
import { User, type UserDialog } from "./User";
import "./people.css";

function OpenDialog({ dialog, user, close }: { dialog: UserDialog; user: UserView; close: () => void }) {
  switch (dialog) {
    case "grant":
      return <GrantDialog user={user} close={close} />;
    case "organisation":
      return <OrganisationDialog user={user} close={close} />;
    case "reset":
      return <LinkDialog kind="new-password" user={user} close={close} />;
    case "renew":
      return <LinkDialog kind="invitation" user={user} close={close} />;
    case "erase":
      return <EraseDialog user={user} close={close} />;
  }
}

// Those whose data were erased come last.
const in_order = (users: UserView[]): UserView[] => [
  ...users.filter((user) => user.state !== "erased"),
  ...users.filter((user) => user.state === "erased"),
];

export function UsersPage() {
  const { t } = useTexts();
  const may = useMay();
  const words = useRoleWords();
  const search = useSearch({ from: "/admin/users" });
  const navigate = useNavigate({ from: "/admin/users" });
  const { data, error, refetch } = useQuery(users_query);
  const [inviting, set_inviting] = useState(false);
  const [opened, set_opened] = useState<{ dialog: UserDialog; user: UserView } | null>(null);
  usePageTitle(t("people.title"));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const wanted = (search.search ?? "").trim().toLowerCase();
  const shown = in_order(data).filter((user) =>
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
              <User key={user.user_id} user={user} open={(dialog) => set_opened({ dialog, user })} />
            ))}
          </ul>
        )}
      </div>
      {inviting && <InviteDialog close={() => set_inviting(false)} />}
      {opened && <OpenDialog {...opened} close={() => set_opened(null)} />}
    </div>
  );
}
