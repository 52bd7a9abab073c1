// The pages before log-in: one card in the frame, and the secret of a link.
import { useEffect, useState, type ReactNode } from "react";

import { EntryFrame } from "../../shared/ui/EntryFrame";
import { usePageTitle } from "../../shared/ui/hooks";

export function EntryPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <EntryFrame>
      <main className="card entry-card">
        <h1>{title}</h1>
        <p className="muted">{text}</p>
        {children}
      </main>
    </EntryFrame>
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
