// The requirement graph: how the decisions of a pack follow each other, and what each model needs.
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useMemo } from "react";

import type { GraphNodeView, PackGraphView } from "../../shared/api/types";
import { GraphView } from "../../shared/graph/GraphView";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { EditorLink, model_name } from "./EditorLink";
import { columns_of_group, flow_picture, model_picture, type Box, type Picture } from "./graph";
import { GraphList } from "./GraphList";
import type { TabProps } from "./PolicyPage";
import { graph_query } from "./queries";
import type { PackSearch } from "./search";

type Go = (node: GraphNodeView) => void;

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

function Drawing({ picture, go, label }: { picture: Picture; go: Go; label: string }) {
  const code = useCode();
  const boxes = new Map(picture.boxes.map((one) => [one.id, one]));
  const lines = useMemo(
    () =>
      picture.lines.map((line) => ({
        ...line,
        label: line.variables.map((name) => code("variable", name)).join(" · "),
        dashes: line.knowledge ? "2 4" : undefined,
      })),
    [picture, code],
  );
  const box_of = (id: string) => {
    const shown = boxes.get(id);
    if (shown?.node) return <NodeBox node={shown.node} go={go} />;
    return shown?.inputs && <GroupBox box={shown} go={go} />;
  };
  return <GraphView boxes={picture.boxes} lines={lines} label={label} box_of={box_of} />;
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
