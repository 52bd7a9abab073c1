// The frame of the pages that need no log-in: the product, the language, and what the page shows.
import { Button } from "antd";
import type { ReactNode } from "react";

import { change_locale, useTexts } from "../i18n";
import "./entry.css";

export function EntryFrame({ wide, extra, children }: { wide?: boolean; extra?: ReactNode; children: ReactNode }) {
  const { t, locale } = useTexts();
  return (
    <div className={wide ? "entry entry-wide" : "entry"}>
      <header className="entry-head no-print">
        <img src="/favicon.svg" width="34" height="34" alt="" />
        <span>
          <strong>{t("product.name")}</strong>
          <small>{t("product.subtitle")}</small>
        </span>
        {extra}
        <Button
          aria-label={t("shell.language")}
          title={t("shell.language")}
          onClick={() => void change_locale(locale === "en" ? "zh-CN" : "en")}
        >
          {t("shell.language_short")}
        </Button>
      </header>
      {children}
    </div>
  );
}
