import { describe, expect, it } from "vitest";

import { layout, path_of, type Placed } from "./layout";

const box = (id: string) => ({ id, width: 100, height: 30 });
const overlap = (a: Placed, b: Placed) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("layered layout of a requirement graph", () => {
  it("puts what is required to the left of what requires it", () => {
    const drawn = layout(
      [box("a"), box("b"), box("c")],
      [
        { from: "a", to: "b" },
        { from: "b", to: "c" },
        { from: "a", to: "c" },
      ],
    );
    const x = new Map(drawn.nodes.map((node) => [node.id, node.x]));
    expect(x.get("a")).toBeLessThan(x.get("b") ?? 0);
    expect(x.get("b")).toBeLessThan(x.get("c") ?? 0);
    expect(drawn.edges.find((edge) => edge.from === "a" && edge.to === "c")?.points).toHaveLength(3);
  });
  it("lets no two nodes overlap and keeps all of them inside the drawing", () => {
    const nodes = Array.from({ length: 40 }, (_, at) => box(`n${at}`));
    const edges = nodes.flatMap((node, at) =>
      [at * 2 + 1, at * 2 + 2, at + 7].filter((to) => to < 40).map((to) => ({ from: node.id, to: `n${to}` })),
    );
    const drawn = layout(nodes, edges);
    drawn.nodes.forEach((a, at) => drawn.nodes.slice(at + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    for (const node of drawn.nodes) {
      expect(node.x + node.width).toBeLessThanOrEqual(drawn.width);
      expect(node.y + node.height).toBeLessThanOrEqual(drawn.height);
      expect(Math.min(node.x, node.y)).toBeGreaterThanOrEqual(0);
    }
  });
  it("draws an edge against the flow as a return", () => {
    const drawn = layout(
      [box("notch"), box("bonuses")],
      [
        { from: "notch", to: "bonuses" },
        { from: "bonuses", to: "notch" },
      ],
    );
    expect(drawn.edges.map((edge) => edge.back)).toEqual([false, true]);
    expect(path_of(drawn.edges[1] ?? { from: "", to: "", back: true, points: [] })).toMatch(/^M[\d. ]+C/);
  });
  it("leads an edge against the given order forward where that closes no circle", () => {
    const drawn = layout([box("notch"), box("bonuses")], [{ from: "bonuses", to: "notch" }]);
    expect(drawn.edges.map((edge) => edge.back)).toEqual([false]);
  });
  it("ignores edges to nodes that are not shown", () => {
    expect(layout([box("a")], [{ from: "a", to: "gone" }]).edges).toEqual([]);
  });
});
