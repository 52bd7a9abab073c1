// The park's pack with planted faults of its tables, in a folder of its own: what the static proof shows on a page.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "./server";

type Change = (text: string) => string;

// A planted fault that does not take would make its test pass for nothing.
function change_file(folder: string, name: string, change: Change): void {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${name}: the fault is not planted`);
  writeFileSync(path, after);
}

const rule = (text: string, id: string): string => {
  const found = new RegExp(`<rule id="${id}">[^]*?</rule>`).exec(text);
  if (!found) throw new Error(`there is no rule ${id}`);
  return found[0];
};

// Row 6 comes to stand above row 5, which it covers.
const mask: Change = (text) => {
  const last = rule(text, "rule_tier_basic_service");
  const leader = rule(text, "rule_tier_chain_leader");
  return text.replace(last, "").replace(leader, `${last}\n${leader}`);
};

// Nothing between 10 points and the lowest cut-off; BBB and BB change places.
const gap_and_direction: Change = (text) =>
  text
    .replace("<text>not(cutoff_ccc)</text>", "<text>&lt; 10</text>")
    .replace('<text>"BBB"</text>', '<text>"_"</text>')
    .replace('<text>"BB"</text>', '<text>"BBB"</text>')
    .replace('<text>"_"</text>', '<text>"BB"</text>');

const overlap: Change = (text) => text.replace('hitPolicy="FIRST"', 'hitPolicy="UNIQUE"');

export function make_faulty_pack(): { folder: string; remove: () => void } {
  const scratch = mkdtempSync(join(tmpdir(), "yingzhou-pack-"));
  const folder = join(scratch, "faulty");
  cpSync(join(root, "policies/chongming"), folder, { recursive: true });
  change_file(folder, "decisions/tier.dmn", mask);
  change_file(folder, "decisions/grade.dmn", gap_and_direction);
  change_file(folder, "decisions/five_level_class.dmn", overlap);
  return { folder, remove: () => rmSync(scratch, { recursive: true, force: true }) };
}
