import { QuestionCircleOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";

import { meta_query } from "../../shared/api/queries";
import { change_locale, useTexts } from "../../shared/i18n";
import { useMayInPark } from "../../shared/session";
import { SearchBox } from "./SearchBox";
import { UserMenu } from "./UserMenu";

interface Props {
  open_commands: () => void;
  open_help: () => void;
}

export function TopBar({ open_commands, open_help }: Props) {
  const { t, locale } = useTexts();
  const { data: meta } = useQuery(meta_query);
  const may = useMayInPark();
  return (
    <header className="topbar no-print">
      {may("party.read") && <SearchBox />}
      <button type="button" className="command-button" onClick={open_commands} aria-label={t("shell.search")}>
        <ThunderboltOutlined aria-hidden />
        <span className="command-label">{t("shell.go")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="topbar-right">
        {meta?.demonstration && (
          <Tooltip title={t("shell.demonstration_hint")}>
            <span className="chip chip-warn demonstration">{t("shell.demonstration")}</span>
          </Tooltip>
        )}
        <Button
          type="text"
          aria-label={t("shell.language")}
          title={t("shell.language")}
          onClick={() => void change_locale(locale === "en" ? "zh-CN" : "en")}
        >
          {t("shell.language_short")}
        </Button>
        <Button
          type="text"
          className="help-button"
          icon={<QuestionCircleOutlined />}
          aria-label={t("shell.help")}
          title={t("shell.help")}
          onClick={open_help}
        />
        <UserMenu />
      </div>
    </header>
  );
}
