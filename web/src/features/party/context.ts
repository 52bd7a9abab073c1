// What every part of the enterprise page needs to know about the company in front of it.
import { createContext, useContext } from "react";

import type { Assessment, Coded, PartyView } from "../../shared/api/types";

export interface PartyContextValue {
  party: PartyView;
  assessment: Assessment;
  // Best to worst, of the portfolio the company belongs to.
  scale: Coded[];
  // The past day that is looked back to; undefined: now.
  as_of: string | undefined;
  // Opens the panel on a waterfall step, an indicator, a bonus or a veto, by its name.
  explain: (name: string) => void;
}

export const PartyContext = createContext<PartyContextValue | null>(null);

export function useParty(): PartyContextValue {
  const value = useContext(PartyContext);
  if (!value) throw new Error("useParty stands outside PartyContext");
  return value;
}
