// A layered drawing of a graph from left to right: layers by longest path, edges that lead back left out of it and drawn
// as returns, long edges led through every layer between, order within a layer by barycentres. Sizes in pixels.
import { gather } from "../gather";

export interface LayoutNode {
  id: string;
  width: number;
  height: number;
}
export interface LayoutEdge {
  from: string;
  to: string;
}
export interface Point {
  x: number;
  y: number;
}
export interface Placed extends LayoutNode, Point {}
export interface Drawn extends LayoutEdge {
  points: Point[]; // where the line passes, from the right side of `from` to the left side of `to`
  back: boolean;
}
export interface Layout {
  width: number;
  height: number;
  nodes: Placed[];
  edges: Drawn[];
}

const gap_usual = 84;
const gap_y = 18;
const passage = 10; // height a passing edge takes
const margin = 14;
const sweeps = 6;

interface Cell {
  id: string;
  width: number;
  height: number;
  layer: number;
  y: number;
  left: string[]; // neighbours in the layer before
  right: string[];
}

// Edges that would close a circle lead back; where there is a choice, the given order of the nodes decides which.
function without_circles(nodes: LayoutNode[], edges: LayoutEdge[]): { forward: LayoutEdge[]; back: LayoutEdge[] } {
  const position = new Map(nodes.map((node, at) => [node.id, at]));
  const against = (edge: LayoutEdge) => (position.get(edge.from) ?? 0) > (position.get(edge.to) ?? 0);
  const next = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === to) return true;
      for (const near of next.get(id) ?? []) {
        if (seen.has(near)) continue;
        seen.add(near);
        open.push(near);
      }
    }
    return false;
  };
  const [forward, back]: [LayoutEdge[], LayoutEdge[]] = [[], []];
  for (const edge of [...edges].sort((a, b) => Number(against(a)) - Number(against(b)))) {
    if (reaches(edge.to, edge.from)) back.push(edge);
    else {
      forward.push(edge);
      next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    }
  }
  return { forward, back };
}

// Longest path to each node; the edges hold no circle, so as many rounds as there are nodes always do.
function layers_of(nodes: LayoutNode[], edges: LayoutEdge[]): Map<string, number> {
  const layer = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0, moved = true; moved && round < nodes.length; ++round) {
    moved = false;
    for (const edge of edges) {
      const least = (layer.get(edge.from) ?? 0) + 1;
      if ((layer.get(edge.to) ?? 0) >= least) continue;
      layer.set(edge.to, least);
      moved = true;
    }
  }
  return layer;
}

function with_passages(nodes: LayoutNode[], edges: LayoutEdge[], layer: Map<string, number>) {
  const cells = new Map<string, Cell>(
    nodes.map((node) => [node.id, { ...node, layer: layer.get(node.id) ?? 0, y: 0, left: [], right: [] }]),
  );
  const ways = edges.map((edge) => {
    const from = layer.get(edge.from) ?? 0;
    const to = layer.get(edge.to) ?? 0;
    const way = [edge.from];
    for (let at = from + 1; at < to; ++at) {
      const id = `${edge.from} ${edge.to} ${at}`;
      cells.set(id, { id, width: 0, height: passage, layer: at, y: 0, left: [], right: [] });
      way.push(id);
    }
    way.push(edge.to);
    for (let at = 1; at < way.length; ++at) {
      cells.get(way[at - 1] ?? "")?.right.push(way[at] ?? "");
      cells.get(way[at] ?? "")?.left.push(way[at - 1] ?? "");
    }
    return way;
  });
  return { cells, ways };
}

function columns_of(cells: Map<string, Cell>): Cell[][] {
  const columns: Cell[][] = [];
  for (const cell of cells.values()) (columns[cell.layer] ??= []).push(cell);
  return columns.map((column) => column ?? []);
}

function stack(column: Cell[]): void {
  let y = 0;
  for (const cell of column) {
    cell.y = y;
    y += cell.height + gap_y;
  }
}

function order(columns: Cell[][], cells: Map<string, Cell>): void {
  columns.forEach(stack);
  const middle = (id: string): number => {
    const cell = cells.get(id);
    return cell ? cell.y + cell.height / 2 : 0;
  };
  for (let sweep = 0; sweep < sweeps; ++sweep) {
    const forward = sweep % 2 === 0;
    for (const column of forward ? columns : [...columns].reverse()) {
      const wish = new Map(
        column.map((cell) => {
          const near = forward ? cell.left : cell.right;
          const own = cell.y + cell.height / 2;
          return [cell.id, near.length > 0 ? near.reduce((sum, id) => sum + middle(id), 0) / near.length : own];
        }),
      );
      column.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      stack(column);
    }
  }
}

// Every column centred on the tallest one.
function centre(columns: Cell[][]): number {
  const heights = columns.map((column) => {
    const last = column.at(-1);
    return last ? last.y + last.height : 0;
  });
  const height = Math.max(0, ...heights);
  columns.forEach((column, at) => {
    const shift = (height - (heights[at] ?? 0)) / 2;
    for (const cell of column) cell.y += shift;
  });
  return height;
}

// Where on its side each edge leaves and arrives, as a share of the height: side by side, in the order of where they lead.
function ports_of(cells: Map<string, Cell>, ways: string[][]): { leave: number[]; arrive: number[] } {
  const y_of = (id: string | undefined): number => {
    const cell = cells.get(id ?? "");
    return cell ? cell.y + cell.height / 2 : 0;
  };
  const spread = (own: (way: string[]) => string | undefined, other: (way: string[]) => string | undefined) => {
    const shares: number[] = [];
    const groups = gather(ways.keys(), (at) => own(ways[at] ?? []));
    for (const group of groups.values()) {
      group.sort((a, b) => y_of(other(ways[a] ?? [])) - y_of(other(ways[b] ?? [])));
      group.forEach((at, place) => (shares[at] = (place + 1) / (group.length + 1)));
    }
    return shares;
  };
  return {
    leave: spread(
      (way) => way[0],
      (way) => way[1],
    ),
    arrive: spread(
      (way) => way.at(-1),
      (way) => way.at(-2),
    ),
  };
}

// `gap_x`: between two layers, as wide as the words on the lines are.
export function layout(nodes: LayoutNode[], edges: LayoutEdge[], gap_x = gap_usual): Layout {
  const ids = new Set(nodes.map((node) => node.id));
  const known = edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to);
  const { forward, back: returns } = without_circles(nodes, known);
  const { cells, ways } = with_passages(nodes, forward, layers_of(nodes, forward));
  const columns = columns_of(cells);
  order(columns, cells);
  const height = centre(columns) + 2 * margin + (returns.length > 0 ? 40 : 0);

  const x_of: number[] = [];
  let x = margin;
  columns.forEach((column, at) => {
    x_of[at] = x;
    x += Math.max(0, ...column.map((cell) => cell.width)) + gap_x;
  });
  const placed = (id: string): Placed => {
    const cell = cells.get(id);
    if (!cell) throw new Error(`no node ${id}`);
    return { id, width: cell.width, height: cell.height, x: x_of[cell.layer] ?? 0, y: cell.y + margin };
  };
  const ports = ports_of(cells, ways);
  const drawn: Drawn[] = ways.map((way, at) => ({
    from: forward[at]?.from ?? "",
    to: forward[at]?.to ?? "",
    back: false,
    points: way.map((id, step) => {
      const node = placed(id);
      const first = step === 0;
      const share = (first ? ports.leave[at] : step === way.length - 1 ? ports.arrive[at] : undefined) ?? 0.5;
      return { x: node.x + (first ? node.width : 0), y: node.y + node.height * share };
    }),
  }));
  returns.forEach((edge) => {
    const [from, to] = [placed(edge.from), placed(edge.to)];
    const below = (node: Placed, share: number): Point => ({ x: node.x + node.width * share, y: node.y + node.height });
    drawn.push({ ...edge, back: true, points: [below(from, 0.35), below(to, 0.65)] });
  });
  return {
    width: Math.max(x - gap_x + margin, 2 * margin),
    height,
    nodes: nodes.map((node) => placed(node.id)),
    edges: drawn,
  };
}

// The line through the points; a return hangs below its two nodes.
export function path_of(edge: Drawn): string {
  const [first, ...rest] = edge.points;
  if (!first) return "";
  const at = (point: Point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  if (edge.back) {
    const last = rest[0] ?? first;
    const depth = Math.max(first.y, last.y) + 44;
    return `M${at(first)}C${first.x.toFixed(1)} ${depth} ${last.x.toFixed(1)} ${depth} ${at(last)}`;
  }
  let from = first;
  let path = `M${at(first)}`;
  for (const to of rest) {
    const half = (to.x - from.x) / 2;
    path += `C${at({ x: from.x + half, y: from.y })} ${at({ x: to.x - half, y: to.y })} ${at(to)}`;
    from = to;
  }
  return path;
}
