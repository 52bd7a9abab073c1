// The requirement graph: how the decisions of a pack follow each other, and what each model needs. The lines are drawn,
// the boxes are buttons and lists, so that a keyboard and a reader of the screen find them.
import { useQuery } from "@tanstack/react-query";
import { Button, Select, Space } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { GraphNodeView, PackGraphView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { EditorLink, model_name } from "./EditorLink";
import { columns_of_group, flow_picture, model_picture, type Box, type Picture } from "./graph";
import { GraphList } from "./GraphList";
import { layout, path_of } from "./layout";
import type { TabProps } from "./PolicyPage";
import { graph_query } from "./queries";
import type { PackSearch } from "./search";

type Go = (node: GraphNodeView) => void;

const zoom_step = 1.25;
const zoom_least = 0.35;
const zoom_most = 2;

export function useNodeName() {
  const { say } = useTexts();
  const code = useCode();
  return (node: GraphNodeView): string => {
    if (node.kind === "chain") return code("policy.chain", node.name);
    const group = node.kind === "decision" ? "decision" : "variable";
    const own = code(group, node.name);
    return own === node.name ? say(node.label, own) : own;
  };
}

function NodeBox({ node, go }: { node: GraphNodeView; go: Go }) {
  const { t } = useTexts();
  const name_of = useNodeName();
  const detail =
    node.kind === "decision" || node.kind === "knowledge"
      ? node.rule_count > 0
        ? t("policy.rule_count", { count: node.rule_count })
        : t(`policy.logic.${node.decision_kind}`, { defaultValue: t("policy.logic.other") })
      : t(`policy.node_kind.${node.kind}`);
  return (
    <button type="button" className={`graph-node graph-${node.kind}`} onClick={() => go(node)}>
      <b>{name_of(node)}</b>
      <small>
        <span className="mono">{node.name}</span> · {detail}
      </small>
    </button>
  );
}

function GroupBox({ box, go }: { box: Box; go: Go }) {
  const { t } = useTexts();
  const name_of = useNodeName();
  const inputs = box.inputs ?? [];
  return (
    <div className={`graph-group graph-origin-${box.origin}`}>
      <h3>
        {t(`policy.origin.${box.origin}`)} <span className="num">{inputs.length}</span>
      </h3>
      <ul style={{ columnCount: columns_of_group(inputs.length) }}>
        {inputs.map((input) => (
          <li key={input.id}>
            <button type="button" onClick={() => go(input)} title={input.name}>
              {name_of(input)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Lines({ picture, drawn }: { picture: Picture; drawn: ReturnType<typeof layout> }) {
  const code = useCode();
  const line_of = new Map(picture.lines.map((line) => [`${line.from} ${line.to}`, line]));
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
        const label = line?.variables.map((name) => code("variable", name)).join(" · ") ?? "";
        const middle = edge.back
          ? { x: (a.x + b.x) / 2, y: Math.max(a.y, b.y) + 36 }
          : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 5 };
        return (
          <g key={`${edge.from} ${edge.to}`}>
            <path
              d={path_of(edge)}
              className={edge.back ? "graph-line graph-return" : "graph-line"}
              strokeDasharray={line?.knowledge ? "2 4" : undefined}
              markerEnd="url(#graph-arrow)"
            />
            {label && (
              <text x={middle.x} y={middle.y} className="graph-label">
                {label}
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

function Drawing({ picture, go, label }: { picture: Picture; go: Go; label: string }) {
  const { t } = useTexts();
  const drawn = useMemo(() => layout(picture.boxes, picture.lines), [picture]);
  const { box, zoom, set_zoom, fit } = useFit(drawn.width);
  const boxes = new Map(picture.boxes.map((one) => [one.id, one]));
  return (
    <>
      <Space.Compact className="graph-zoom no-print">
        <Button aria-label={t("policy.zoom_out")} onClick={() => set_zoom(Math.max(zoom_least, zoom / zoom_step))}>
          −
        </Button>
        <Button onClick={() => set_zoom(1)} aria-label={t("policy.zoom_full")}>
          <span className="num">{Math.round(zoom * 100)}%</span>
        </Button>
        <Button aria-label={t("policy.zoom_in")} onClick={() => set_zoom(Math.min(zoom_most, zoom * zoom_step))}>
          +
        </Button>
        <Button onClick={fit}>{t("policy.zoom_fit")}</Button>
      </Space.Compact>
      {/* Wider than the page it scrolls: the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className="graph-view" role="group" aria-label={label} tabIndex={0}>
        <div style={{ width: drawn.width * zoom, height: drawn.height * zoom }}>
          <div
            className="graph-canvas"
            style={{ width: drawn.width, height: drawn.height, transform: `scale(${zoom})` }}
          >
            <Lines picture={picture} drawn={drawn} />
            {drawn.nodes.map((placed) => {
              const shown = boxes.get(placed.id);
              const { x, y, width, height } = placed;
              return (
                <div key={placed.id} className="graph-place" style={{ left: x, top: y, width, height }}>
                  {shown?.node && <NodeBox node={shown.node} go={go} />}
                  {shown?.inputs && <GroupBox box={shown} go={go} />}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

// Where a box leads: a table to its rows, a parameter or indicator to its entry, a chain to its steps.
export function address_of(node: GraphNodeView): Partial<PackSearch> | undefined {
  const away = { model: undefined, row: undefined, rule: undefined, q: undefined };
  if (node.table_id) return { ...away, tab: "tables", table: node.table_id };
  if (node.kind === "decision" || node.kind === "knowledge") return { model: node.model };
  if (node.kind === "chain") return { ...away, tab: "steps" };
  if (node.kind === "engine") return { ...away, tab: "indicators" };
  if (node.origin === "parameter") return { ...away, tab: "parameters", q: node.name };
  if (node.origin === "indicator" || node.origin === "benchmark")
    return { ...away, tab: "indicators", q: node.name.replace(/_benchmark$/, "") };
  return undefined;
}

function Body({ graph, pack, search, change }: TabProps & { graph: PackGraphView }) {
  const { t } = useTexts();
  const code = useCode();
  const narrow = useNarrow();
  const model = graph.models.find((one) => one.file === search.model);
  const picture = useMemo(() => (model ? model_picture(graph, model.file) : flow_picture(graph)), [graph, model]);
  if (graph.models.length === 0) return <EmptyState title={t("policy.no_models")} />;
  const go: Go = (node) => {
    const to = address_of(node);
    if (to) change(to);
  };
  const title_of = (file: string) => code("decision", model_name(file));
  const options = [
    { value: "", label: t("policy.whole_flow") },
    ...graph.models.map((one) => ({ value: one.file, label: title_of(one.file) })),
  ];
  return (
    <>
      <div className="tab-tools graph-tools">
        <Select
          aria-label={t("policy.choose_model")}
          className="graph-model"
          value={model?.file ?? ""}
          onChange={(file) => change({ model: file || undefined })}
          options={options}
        />
        <span className="muted">
          {model ? `${model.name} · ${model.file}` : t("policy.flow_note", { count: graph.models.length })}
        </span>
        {model && <EditorLink pack={pack.name} file={model.file} />}
      </div>
      {narrow ? (
        <GraphList graph={graph} file={model?.file} go={go} />
      ) : (
        <Drawing
          key={model?.file ?? ""}
          picture={picture}
          go={go}
          label={model ? title_of(model.file) : t("policy.whole_flow")}
        />
      )}
    </>
  );
}

export function GraphTab(props: TabProps) {
  const { data: graph, error, refetch } = useQuery(graph_query(props.pack.name));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!graph) return <Loading rows={8} />;
  return <Body {...props} graph={graph} />;
}
