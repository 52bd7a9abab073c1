// The frame of the pages before log-in: the product, the language, one card.
import { Button } from "antd";
import { useEffect, useState, type ReactNode } from "react";

import { change_locale, useTexts } from "../../shared/i18n";
import { usePageTitle } from "../../shared/ui/hooks";
import "./session.css";

export function EntryPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const { t, locale } = useTexts();
  usePageTitle(title);
  return (
    <div className="entry">
      <header className="entry-head">
        <img src="/favicon.svg" width="34" height="34" alt="" />
        <span>
          <strong>{t("product.name")}</strong>
          <small>{t("product.subtitle")}</small>
        </span>
        <Button
          aria-label={t("shell.language")}
          title={t("shell.language")}
          onClick={() => void change_locale(locale === "en" ? "zh-CN" : "en")}
        >
          {t("shell.language_short")}
        </Button>
      </header>
      <main className="card entry-card">
        <h1>{title}</h1>
        <p className="muted">{text}</p>
        {children}
      </main>
    </div>
  );
}

const token_of_address = (): string => window.location.hash.slice(1);

// The secret behind the `#` of a link: taken once and removed from the address, so that it stays in no history.
export function useLinkToken(): string {
  const [token, set_token] = useState(token_of_address);
  useEffect(() => {
    const take = () => {
      if (!window.location.hash) return;
      set_token(token_of_address());
      window.history.replaceState(window.history.state, "", window.location.pathname);
    };
    take();
    window.addEventListener("hashchange", take); // another link pasted over this page
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return token;
}
