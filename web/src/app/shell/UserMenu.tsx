// As whom one acts, on every page; behind it the own account and the way out.
import { DownOutlined, LogoutOutlined, SettingOutlined, UserOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Dropdown } from "antd";

import { useTexts } from "../../shared/i18n";
import { useRoleWords } from "../../shared/roles";
import { useSession } from "../../shared/session";
import { leave } from "../session/leave";

const beside = (trigger: HTMLElement) => trigger.parentElement ?? document.body;

export function UserMenu() {
  const { t } = useTexts();
  const session = useSession();
  const words = useRoleWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const roles = session.memberships.map(words);
  const first = roles[0] ?? t("account.no_role");
  const more = roles.length > 1 ? ` +${roles.length - 1}` : "";
  return (
    <Dropdown
      trigger={["click"]}
      autoFocus
      placement="bottomRight"
      getPopupContainer={beside} // in the bar that stays: a menu placed in the page moves with it, under the pointer
      menu={{
        items: [
          {
            key: "who",
            type: "group",
            label: (
              <div className="user-menu-who">
                <strong>{session.display_name}</strong> <span className="mono">{session.login_name}</span>
                {(roles.length > 0 ? roles : [t("account.no_role")]).map((role) => (
                  <div key={role}>{role}</div>
                ))}
              </div>
            ),
          },
          { key: "account", icon: <SettingOutlined aria-hidden />, label: t("account.title") },
          { key: "log_out", icon: <LogoutOutlined aria-hidden />, label: t("account.log_out") },
        ],
        onClick: ({ key }) => void (key === "account" ? navigate({ to: "/account" }) : leave(queries, "out")),
      }}
    >
      <button type="button" className="acting-as" title={t("account.acting_as")} aria-haspopup="menu">
        <UserOutlined aria-hidden />
        <span className="visually-hidden">{t("account.menu")} </span>
        <span className="acting-as-text">
          <strong>{session.display_name}</strong>
          <small>
            {first}
            {more}
          </small>
        </span>
        <DownOutlined aria-hidden className="acting-as-arrow" />
      </button>
    </Dropdown>
  );
}
