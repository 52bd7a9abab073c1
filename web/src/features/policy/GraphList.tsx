// The requirement graph in words, for narrow windows: every decision with what it needs and whom it serves.
import type { GraphNodeView, PackGraphView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNodeName } from "./Graph";
import { flow_picture } from "./graph";

interface Props {
  graph: PackGraphView;
  file: string | undefined;
  go: (node: GraphNodeView) => void;
}

function Neighbours({ title, nodes, go }: { title: string; nodes: [GraphNodeView, string][]; go: Props["go"] }) {
  const name_of = useNodeName();
  const code = useCode();
  if (nodes.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {nodes.map(([node, variable]) => (
          <button key={`${node.id} ${variable}`} type="button" className="chip graph-chip" onClick={() => go(node)}>
            {name_of(node)}
            {variable && <span className="muted"> · {code("variable", variable)}</span>}
          </button>
        ))}
      </dd>
    </>
  );
}

export function GraphList({ graph, file, go }: Props) {
  const { t } = useTexts();
  const name_of = useNodeName();
  const node_of = new Map(graph.nodes.map((node) => [node.id, node]));
  const shown = flow_picture(graph)
    .boxes.flatMap((box) => box.node ?? [])
    .filter((node) => !file || node.model === file);
  const near = (id: string, end: "from" | "to", kinds: string[]): [GraphNodeView, string][] =>
    graph.edges
      .filter((edge) => edge[end] === id && kinds.includes(edge.kind))
      .flatMap((edge) => {
        const node = node_of.get(end === "to" ? edge.from : edge.to);
        return node ? [[node, edge.variable] as [GraphNodeView, string]] : [];
      });
  return (
    <ol className="graph-list">
      {shown.map((node) => (
        <li key={node.id}>
          <button type="button" className="link-button" onClick={() => go(node)}>
            <b>{name_of(node)}</b>
          </button>{" "}
          {node.rule_count > 0 && <span className="chip">{t("policy.rule_count", { count: node.rule_count })}</span>}
          <dl>
            <Neighbours title={t("policy.fed_by")} nodes={near(node.id, "to", ["flow"])} go={go} />
            <Neighbours title={t("policy.needs")} nodes={near(node.id, "to", ["information", "knowledge"])} go={go} />
            <Neighbours title={t("policy.feeds")} nodes={near(node.id, "from", ["flow"])} go={go} />
          </dl>
        </li>
      ))}
    </ol>
  );
}
