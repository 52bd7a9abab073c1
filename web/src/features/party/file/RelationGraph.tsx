// Who stands where around an enterprise: who controls or supplies on the left, who is controlled or supplied on the right.
// The table beside it says the same in words, and everything else.
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import type { RelationsView } from "../../../shared/api/types";
import { format_percent } from "../../../shared/format/number";
import { GradeTag } from "../../../shared/grade/GradeTag";
import { GraphView, type GraphLine } from "../../../shared/graph/GraphView";
import { useTexts } from "../../../shared/i18n";
import { useParty } from "../context";

type Node = RelationsView["nodes"][number];

const box_width = 200;
const box_height = 56;
const words_width = 160;
const nodes_most = 40; // more are read in the table

function NodeBox({ node }: { node: Node }) {
  const { party, scale } = useParty();
  const { t, say } = useTexts();
  const is_self = node.node === party.party_id;
  const inside = (
    <>
      <b title={node.name}>{node.name}</b>
      <small>
        {node.grade && <GradeTag grade={node.grade} scale={scale} />}
        {node.matters.length > 0 && (
          <span className="relation-matter">{node.matters.map((one) => say(one.label, one.name)).join("、")}</span>
        )}
        {!node.known && t("file.not_known")}
        {node.known && !node.party_id && t("file.out_of_reach")}
        {is_self && !node.grade && t("file.self")}
      </small>
    </>
  );
  const look = `graph-node${is_self ? " relation-self" : ""}${node.group ? "" : " relation-chain"}`;
  if (is_self || !node.party_id) return <div className={look}>{inside}</div>;
  return (
    <Link className={look} to="/parties/$party_id" params={{ party_id: node.party_id }} search={{ tab: "file" }}>
      {inside}
    </Link>
  );
}

type Say = ReturnType<typeof useTexts>["say"];

// One line from one enterprise to another, whatever ties there are; what stands above is where it begins.
export function lines_of(ties: RelationsView["ties"], say: Say): GraphLine[] {
  const lines = new Map<string, GraphLine>();
  for (const tie of ties) {
    const [from, to] = tie.position === "above" ? [tie.to, tie.from] : [tie.from, tie.to];
    const word = tie.position === "above" ? say(tie.inverse, tie.relation) : say(tie.label, tie.relation);
    const text = tie.share == null ? word : `${word} ${format_percent(tie.share, 1)}`;
    const key = `${from} ${to}`;
    const before = lines.get(key);
    if (before?.label.split(" · ").includes(text)) continue;
    lines.set(key, {
      from,
      to,
      label: before ? `${before.label} · ${text}` : text,
      dashes: tie.relation_class === "chain" ? "6 4" : undefined,
      plain: tie.position === "beside",
    });
  }
  return [...lines.values()];
}

export function RelationGraph({ view }: { view: RelationsView }) {
  const { t, say } = useTexts();
  const boxes = useMemo(
    () => view.nodes.map((node) => ({ id: node.node, width: box_width, height: box_height })),
    [view],
  );
  const lines = useMemo(() => lines_of(view.ties, say), [view, say]);
  if (view.nodes.length > nodes_most) return null;
  const box_of = (id: string) => {
    const node = view.nodes.find((one) => one.node === id);
    return node && <NodeBox node={node} />;
  };
  return (
    <div className="relation-graph">
      <GraphView boxes={boxes} lines={lines} gap={words_width} label={t("file.relation_graph")} box_of={box_of} />
      <p className="muted">{t("file.relation_graph_note")}</p>
    </div>
  );
}
