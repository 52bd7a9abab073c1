// A graph drawn from left to right, zoomed and scrolled. The lines are drawn; the boxes are elements of the page, so that a
// keyboard and a reader of the screen find them.
import { Button, Space } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { useTexts } from "../i18n";
import "./graph.css";
import { layout, path_of, type Layout, type LayoutEdge, type LayoutNode } from "./layout";

export interface GraphLine extends LayoutEdge {
  label: string;
  dashes?: string; // as of SVG
  plain?: boolean; // neither end follows from the other
}

const zoom_step = 1.25;
const zoom_least = 0.35;
const zoom_most = 2;

function Lines({ lines, drawn }: { lines: GraphLine[]; drawn: Layout }) {
  const line_of = new Map(lines.map((line) => [`${line.from} ${line.to}`, line]));
  return (
    <svg width={drawn.width} height={drawn.height} aria-hidden="true">
      <defs>
        <marker id="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0L8 4L0 8z" fill="#5e7b80" />
        </marker>
      </defs>
      {drawn.edges.map((edge) => {
        const line = line_of.get(`${edge.from} ${edge.to}`);
        const [a, b] = [edge.points[0], edge.points[1]];
        if (!a || !b) return null;
        const middle = edge.back
          ? { x: (a.x + b.x) / 2, y: Math.max(a.y, b.y) + 36 }
          : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 5 };
        return (
          <g key={`${edge.from} ${edge.to}`}>
            <path
              d={path_of(edge)}
              className={edge.back ? "graph-line graph-return" : "graph-line"}
              strokeDasharray={line?.dashes}
              markerEnd={line?.plain ? undefined : "url(#graph-arrow)"}
            />
            {line?.label && (
              <text x={middle.x} y={middle.y} className="graph-label">
                {line.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function useFit(width: number) {
  const box = useRef<HTMLDivElement>(null);
  const [zoom, set_zoom] = useState(1);
  const fit = useCallback(() => {
    const room = box.current?.clientWidth ?? width;
    set_zoom(Math.max(zoom_least, Math.min(1, room / width)));
  }, [width]);
  // A new drawing starts fitted; the zoom stays as chosen while it is looked at.
  useEffect(fit, [fit]);
  return { box, zoom, set_zoom, fit };
}

interface Props {
  boxes: LayoutNode[];
  lines: GraphLine[]; // at most one from a box to another
  label: string;
  gap?: number; // room for the words of the lines
  box_of: (id: string) => ReactNode;
}

export function GraphView({ boxes, lines, label, gap, box_of }: Props) {
  const { t } = useTexts();
  const drawn = useMemo(() => layout(boxes, lines, gap), [boxes, lines, gap]);
  const { box, zoom, set_zoom, fit } = useFit(drawn.width);
  return (
    <>
      <Space.Compact className="graph-zoom no-print">
        <Button aria-label={t("graph.zoom_out")} onClick={() => set_zoom(Math.max(zoom_least, zoom / zoom_step))}>
          −
        </Button>
        <Button onClick={() => set_zoom(1)} aria-label={t("graph.zoom_full")}>
          <span className="num">{Math.round(zoom * 100)}%</span>
        </Button>
        <Button aria-label={t("graph.zoom_in")} onClick={() => set_zoom(Math.min(zoom_most, zoom * zoom_step))}>
          +
        </Button>
        <Button onClick={fit}>{t("graph.zoom_fit")}</Button>
      </Space.Compact>
      {/* Wider than the page it scrolls: the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className="graph-view" role="group" aria-label={label} tabIndex={0}>
        <div style={{ width: drawn.width * zoom, height: drawn.height * zoom }}>
          <div
            className="graph-canvas"
            style={{ width: drawn.width, height: drawn.height, transform: `scale(${zoom})` }}
          >
            <Lines lines={lines} drawn={drawn} />
            {drawn.nodes.map(({ id, x, y, width, height }) => (
              <div key={id} className="graph-place" style={{ left: x, top: y, width, height }}>
                {box_of(id)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
