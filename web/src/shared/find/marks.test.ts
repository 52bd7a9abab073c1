import { expect, test } from "vitest";

import { pieces_of } from "./marks";

const shown = (text: string, marks: [number, number][]) =>
  pieces_of(
    text,
    marks.map(([from, until]) => ({ from, until })),
  )
    .map((piece) => (piece.is_marked ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["上海瀛洲贸易", [[2, 4]], "上海[瀛洲]贸易"],
  ["瀛洲", [[0, 2]], "[瀛洲]"],
  [
    "瀛洲贸易",
    [
      [0, 2],
      [1, 3],
    ],
    "[瀛洲贸]易",
  ],
  ["𠮷野家", [[1, 2]], "𠮷[野]家"],
  ["瀛洲", [], "瀛洲"],
  ["", [], ""],
] as [string, [number, number][], string][])("%s is cut where its marks are", (text, marks, want) => {
  expect(shown(text, marks)).toBe(want);
});
