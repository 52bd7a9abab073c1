import { describe, expect, it } from "vitest";

import { en } from "./en";
import { zh } from "./zh";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const chinese = new Map(flat(zh));
const english = new Map(flat(en));

const sources = import.meta.glob<string>(["../../**/*.tsx", "../../**/*.ts", "!../../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const used = Object.entries(sources).flatMap(([file, text]) =>
  [...text.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map((match) => [match[1] ?? "", file] as const),
);

describe("texts", () => {
  it("has the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });
  it("fills the same placeholders in both languages", () => {
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? "").join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });
  it("leaves nothing empty and no Chinese in the English texts", () => {
    const own_name = new Set(["shell.language_short"]);
    expect([...chinese, ...english].filter(([, text]) => text.trim() === "")).toEqual([]);
    expect([...english].filter(([key, text]) => !own_name.has(key) && /\p{Script=Han}/u.test(text))).toEqual([]);
  });
  it("knows every text the pages ask for", () => {
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(([key]) => !chinese.has(key))).toEqual([]);
  });
});
