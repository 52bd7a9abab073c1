// What the engine says of a finding, in the words of the page: columns by their titles, ranges with what belongs to them,
// and of the enterprise on which it shows first what the rows test.
import type { DecisionTableView, FindingView } from "../../shared/api/types";
import { sentence } from "../../shared/format/sentence";
import { short_value } from "./overlay";

type Inputs = FindingView["counterexample"];

export interface RangeWords {
  included: string;
  excluded: string;
  to: string;
}

const range = /([[(\]])(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)([\])[])/g;

export function message_in_words(message: string, title: (name: string) => string, words: RangeWords): string {
  const ends = (value: string, closed: boolean) => `${short_value(value)}${closed ? words.included : words.excluded}`;
  const said = message
    .replace(
      range,
      (_, open: string, from: string, to: string, close: string) =>
        `${ends(from, open === "[")}${words.to}${ends(to, close === "]")}`,
    )
    .replace(/\brule(s?) (?=\d)/g, "row$1 ")
    .replace(/`([^`]*)`/g, (_, name: string) => title(name));
  return sentence(said);
}

export interface ExampleRow {
  name: string;
  label: Inputs[number]["label"];
  value: string;
  value_label: Inputs[number]["label"];
  other: Inputs[number] | undefined; // of the enterprise compared with
  tested: boolean; // by a row the finding is about
  differs: boolean;
}

const any = (text: string | undefined): boolean => text === undefined || text === "-" || text === "";

// Tested values first; a finding about no row in particular is about all of them.
export function example_rows(finding: FindingView, table: DecisionTableView): ExampleRow[] {
  const tested = new Set(
    table.inputs
      .filter((_, at) => finding.rows.some((row) => !any(table.rules[row - 1]?.inputs[at])))
      .map((column) => column.expression),
  );
  const others = new Map(finding.compared_with.map((input) => [input.name, input]));
  const rows = finding.counterexample.map(({ name, label, value, value_label }) => {
    const other = others.get(name);
    return {
      name,
      label,
      value,
      value_label,
      other,
      tested: finding.rows.length === 0 || tested.has(name),
      differs: other !== undefined && other.value !== value,
    };
  });
  return [...rows.filter((row) => row.tested), ...rows.filter((row) => !row.tested)];
}

// A value of an example without the marks of the expression language; undefined: not given.
export function example_value(text: string): string | boolean | undefined {
  if (text === "null") return undefined;
  if (text === "true" || text === "false") return text === "true";
  const quoted = /^(?:date\()?"([^"]*)"\)?$/.exec(text);
  return quoted ? (quoted[1] ?? "") : short_value(text);
}
