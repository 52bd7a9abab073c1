// What the requirement graph shows: the rating flow over all models, or one model with its inputs gathered by what they
// are and whom they serve.
import type { GraphNodeView, PackGraphView } from "../../shared/api/types";
import type { LayoutEdge, LayoutNode } from "../../shared/graph/layout";

export interface Box extends LayoutNode {
  node?: GraphNodeView; // a decision, knowledge model, scorecard or chain
  inputs?: GraphNodeView[]; // or several inputs of one origin
  origin?: string;
}
export interface Line extends LayoutEdge {
  variables: string[];
  knowledge: boolean;
}
export interface Picture {
  boxes: Box[];
  lines: Line[];
}

const box_width = 178;
const box_height = 54;
const group_width = 236;
const group_head = 30;
const group_row = 27;
const rows_of_a_column = 9;

const last = 1_000_000; // after every numbered step of the flow
const rank = (node: GraphNodeView): number => {
  if (node.kind === "engine") return 0;
  return node.kind === "chain" ? last + 1 : node.order || last;
};

// One line per pair, with everything that passes along it.
function lines_between(graph: PackGraphView, shown: Set<string>): Line[] {
  const lines = new Map<string, Line>();
  for (const edge of graph.edges) {
    if (!shown.has(edge.from) || !shown.has(edge.to)) continue;
    const key = `${edge.from} ${edge.to}`;
    const line = lines.get(key) ?? {
      from: edge.from,
      to: edge.to,
      variables: [],
      knowledge: edge.kind === "knowledge",
    };
    if (edge.variable && !line.variables.includes(edge.variable)) line.variables.push(edge.variable);
    lines.set(key, line);
  }
  return [...lines.values()];
}

export function flow_picture(graph: PackGraphView): Picture {
  const boxes = graph.nodes
    .filter((node) => node.kind !== "input")
    .sort((a, b) => rank(a) - rank(b))
    .map((node) => ({ id: node.id, width: box_width, height: box_height, node }));
  return { boxes, lines: lines_between(graph, new Set(boxes.map((box) => box.id))) };
}

export const columns_of_group = (count: number): number => Math.ceil(count / rows_of_a_column);

function group_size(count: number): { width: number; height: number } {
  const columns = columns_of_group(count);
  return { width: columns * group_width, height: group_head + Math.ceil(count / columns) * group_row + 6 };
}

export function model_picture(graph: PackGraphView, file: string): Picture {
  const own = graph.edges.filter((edge) => edge.model === file);
  const node_of = new Map(graph.nodes.map((node) => [node.id, node]));
  const inner = graph.nodes.filter((node) => node.model === file);
  const targets = new Map<string, string[]>();
  for (const edge of own)
    if (node_of.get(edge.from)?.kind === "input") targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  const groups = new Map<string, { origin: string; to: string[]; inputs: GraphNodeView[] }>();
  for (const [id, to] of targets) {
    const input = node_of.get(id);
    if (!input) continue;
    const key = `${input.origin} ${[...to].sort().join(" ")}`;
    const group = groups.get(key) ?? { origin: input.origin, to, inputs: [] };
    group.inputs.push(input);
    groups.set(key, group);
  }
  const gathered: Box[] = [...groups].map(([key, group]) => ({
    id: key,
    ...group_size(group.inputs.length),
    inputs: group.inputs,
    origin: group.origin,
  }));
  // The models list decisions in topological order, knowledge stands with the decision that first needs it.
  const needed = inner
    .filter((node) => node.kind === "knowledge")
    .concat(inner.filter((node) => node.kind === "decision"));
  const boxes: Box[] = [
    ...gathered,
    ...needed.map((node) => ({ id: node.id, width: box_width + 20, height: box_height, node })),
  ];
  const lines: Line[] = [...groups].flatMap(([key, group]) =>
    group.to.map((to) => ({ from: key, to, variables: [], knowledge: false })),
  );
  return {
    boxes,
    lines: [...lines, ...lines_between({ ...graph, edges: own }, new Set(needed.map((node) => node.id)))],
  };
}
