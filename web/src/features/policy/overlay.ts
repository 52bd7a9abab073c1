// What is laid over a table: for an enterprise the rules that fired and those it nearly met, for a portfolio the hits. All
// of it comes from the API; rows count from 1.
import type {
  DecisionTableView,
  FindingView,
  NearMissView,
  ParameterView,
  PackHitsView,
  PartyTraceView,
  TableHitsView,
  TableRunView,
} from "../../shared/api/types";
import { gather } from "../../shared/gather";

export type TablePlace = Pick<DecisionTableView, "file" | "table_id" | "decision_name">;

export interface Overlay {
  run?: TableRunView | undefined;
  fired: Set<number>;
  matched: Set<number>; // but did not fire
  misses: Map<number, NearMissView[]>;
  hits?: TableHitsView | undefined;
  findings: Map<number, FindingView[]>; // of the static proof, by row
}

export const runs_of = (trace: PartyTraceView | undefined, table: DecisionTableView): TableRunView[] =>
  trace?.runs.filter((run) => run.file === table.file && run.table_id === table.table_id) ?? [];

// What the server writes in place of a value that one may not see; near misses would tell it and are then left out.
const blanked = "●●●";
export const is_veiled = (run: TableRunView): boolean => run.inputs.some(({ value }) => value === blanked);

export const hits_of = (hits: PackHitsView | undefined, table: DecisionTableView): TableHitsView | undefined =>
  hits?.tables.find((entry) => entry.file === table.file && entry.table_id === table.table_id);

export const findings_in = (findings: FindingView[] | undefined, table: TablePlace): FindingView[] =>
  findings?.filter(
    (finding) =>
      finding.file === table.file &&
      (finding.table_id === table.table_id || (finding.table_id === "" && finding.decision === table.decision_name)),
  ) ?? [];

function by_row(findings: FindingView[]): Map<number, FindingView[]> {
  const rows = new Map<number, FindingView[]>();
  for (const finding of findings) for (const row of finding.rows) rows.set(row, [...(rows.get(row) ?? []), finding]);
  return rows;
}

export function overlay_of(
  run: TableRunView | undefined,
  hits: TableHitsView | undefined,
  findings: FindingView[] = [],
): Overlay {
  const fired = new Set(run?.fired);
  return {
    run,
    fired,
    matched: new Set(run?.matched.filter((row) => !fired.has(row))),
    misses: gather(run?.near_misses ?? [], (miss) => miss.row),
    hits,
    findings: by_row(findings),
  };
}

// Of a row with findings: that of the most severe.
export const found_class = (overlay: Overlay, row: number): string => {
  const found = overlay.findings.get(row)?.[0];
  return found ? `found found-${found.severity}` : "";
};

// Rows (from 0) of which some text holds the words looked for.
export function rows_found(table: DecisionTableView, wanted: string): number[] {
  const needle = wanted.trim().toLowerCase();
  return table.rules.flatMap((rule, at) => {
    if (needle === "") return [at];
    const texts = [String(at + 1), ...rule.inputs, ...rule.outputs, ...rule.annotations];
    return texts.some((text) => text.toLowerCase().includes(needle)) ? [at] : [];
  });
}

// Notes that a reader of the language reads: one that stands in both is shown once. Positions from 0.
export function notes_read(table: DecisionTableView, locale: string): number[] {
  const names = table.annotations.map((column) => column.label || column.id);
  const both = names.includes("zh") && names.includes("en");
  const foreign = locale === "en" ? "zh" : "en";
  return names.flatMap((name, at) => (both && name === foreign ? [] : [at]));
}

// A question in both languages, `企业属于哪一层？Which tier?`, in the one read.
export function question_read(question: string, locale: string): string {
  const both = /^([^]*[？。！])\s*([A-Za-z][^]*)$/.exec(question);
  return (both && (locale === "en" ? both[2] : both[1])) || question;
}

// Width of a column in characters of figures; Chinese characters take two.
export function text_width(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

const decimals_read_at_once = 6;

// A value of FEEL as a person reads it: digits in groups, endless decimals cut off and marked so.
export function short_value(text: string): string {
  const number = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!number) return text;
  const [, sign = "", whole = "", decimals = ""] = number;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const cut = decimals.length > decimals_read_at_once;
  const kept = cut ? `${decimals.slice(0, decimals_read_at_once)}…` : decimals;
  return `${sign}${grouped}${kept ? `.${kept}` : ""}`;
}

// A condition that is the name of a parameter shows the parameter's newest value beside it.
export function parameter_value(text: string, parameters: ParameterView[]): string {
  const row = parameters.findLast((parameter) => parameter.name === text);
  return row ? `${row.comparison} ${short_value(row.value)}`.trim() : "";
}
