// Where in the four steps an import stands, by its state.
export const steps = ["file", "mapping", "check", "done"] as const;
export type Step = (typeof steps)[number];

const step_of_state: Record<string, Step> = {
  receiving: "file",
  reading: "file",
  unreadable: "file",
  ready: "mapping",
  checking: "check",
  checked: "check",
  loading: "done",
  shown: "done",
  withdrawn: "done",
};

// A cancelled one stands nowhere.
export const step_of = (state: string): Step | undefined => step_of_state[state];

// All four are done, whatever came of it later.
export const is_through = (state: string): boolean => state === "shown" || state === "withdrawn";

export const is_at_work = (state: string): boolean => ["reading", "checking", "loading"].includes(state);

// Amber waits for somebody.
const chips: Record<string, string> = {
  ready: "chip chip-warn",
  checked: "chip chip-warn",
  shown: "chip chip-good",
  unreadable: "chip chip-adverse",
};
export const chip_of = (state: string): string => chips[state] ?? "chip";
