// The group and the chain around an enterprise: everyone that belongs together, with what is to be watched (ENT-16, ENT-17).
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import type { RelationsView } from "../../../shared/api/types";
import { format_percent } from "../../../shared/format/number";
import { useFormat } from "../../../shared/format/useFormat";
import { GradeTag } from "../../../shared/grade/GradeTag";
import { useTexts } from "../../../shared/i18n";
import { useNarrow } from "../../../shared/ui/hooks";
import { ErrorState, Loading } from "../../../shared/ui/States";
import { ScrollX } from "../../../shared/ui/ScrollX";
import "../../../shared/ui/stacked.css";
import { useParty } from "../context";
import { relations_query } from "./queries";
import { RelationGraph } from "./RelationGraph";

type Node = RelationsView["nodes"][number];

function Name({ node }: { node: Node }) {
  const { party } = useParty();
  const { t } = useTexts();
  if (node.node === party.party_id)
    return (
      <>
        {node.name} <span className="chip">{t("file.self")}</span>
      </>
    );
  return (
    <>
      {node.party_id ? (
        <Link to="/parties/$party_id" params={{ party_id: node.party_id }} search={{ tab: "file" }}>
          {node.name}
        </Link>
      ) : (
        node.name
      )}
      {!node.known && <span className="chip">{t("file.not_known")}</span>}
      {node.known && !node.party_id && <span className="chip">{t("file.out_of_reach")}</span>}
    </>
  );
}

// How the enterprises of the table stand to each other, in words.
function ties_of(view: RelationsView, node: Node) {
  return view.ties.filter((tie) => tie.to === node.node || (tie.from === node.node && tie.to === view.party_id));
}

function Row({ view, node }: { view: RelationsView; node: Node }) {
  const { party, scale } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const name_of = (id: string) => view.nodes.find((one) => one.node === id)?.name ?? id;
  return (
    <tr>
      <td>
        <Name node={node} />
      </td>
      <td data-label={t("file.relation")}>
        {ties_of(view, node).map((tie) => {
          const inverse = tie.from === node.node;
          return (
            <div key={`${tie.from} ${tie.to} ${tie.relation}`}>
              {t("file.of", {
                from: name_of(inverse ? tie.to : tie.from),
                relation: say(inverse ? tie.inverse : tie.label, tie.relation),
              })}
              {tie.share != null && ` · ${t("file.share")} ${format_percent(tie.share, 1)}`}
            </div>
          );
        })}
      </td>
      <td data-label={t("file.grade")}>{node.grade && <GradeTag grade={node.grade} scale={scale} />}</td>
      <td className="right num" data-label={t("file.limit")}>
        {node.limit_proposed != null && format.money(node.limit_proposed)}
      </td>
      <td data-label={t("file.matters")}>
        {node.matters.map((matter) => (
          <span key={matter.name} className="chip chip-warn">
            {say(matter.label, matter.name)} {format.shown(matter.value)}
          </span>
        ))}
      </td>
    </tr>
  );
}

function Paths({ view }: { view: RelationsView }) {
  const { t } = useTexts();
  const name_of = (id: string) => view.nodes.find((one) => one.node === id)?.name ?? id;
  if (view.paths.length === 0) return null;
  return (
    <>
      <h4>{t("file.paths")}</h4>
      <ul className="control-paths">
        {view.paths.map((path) => (
          <li key={path.nodes.join(">")}>
            {path.nodes.map(name_of).join(" → ")}{" "}
            {path.share != null && (
              <span className="muted num">{t("file.path_share", { share: format_percent(path.share, 1) })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Relations({ as_of }: { as_of: string }) {
  const { party } = useParty();
  const { t } = useTexts();
  const format = useFormat(party.currency);
  const narrow = useNarrow();
  const { data, error, refetch } = useQuery(relations_query(party.party_id, as_of));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <section className="dataset dataset-wide" aria-label={t("file.relations")}>
      <header>
        <h4>{t("file.relations")}</h4>
        {data.group_members > 1 && (
          <span className="dataset-sum">{t("file.group_members", { count: data.group_members })}</span>
        )}
        {data.group_members > 1 && data.group_limit != null && (
          <span className="dataset-sum" title={t("file.group_limit_note", { seen: data.limits_seen })}>
            {t("file.group_limit", { amount: format.money(data.group_limit) })}
          </span>
        )}
      </header>
      {data.ties.length === 0 ? (
        <p className="muted">{t("file.relations_none")}</p>
      ) : (
        <>
          {!narrow && <RelationGraph view={data} />}
          <ScrollX>
            <table className="grid stacked" aria-label={t("file.relations")}>
              <thead>
                <tr>
                  <th>{t("file.member")}</th>
                  <th>{t("file.relation")}</th>
                  <th>{t("file.grade")}</th>
                  <th className="right">{t("file.limit")}</th>
                  <th>{t("file.matters")}</th>
                </tr>
              </thead>
              <tbody>
                {data.nodes.map((node) => (
                  <Row key={node.node} view={data} node={node} />
                ))}
              </tbody>
            </table>
          </ScrollX>
          <Paths view={data} />
          {data.cut && <p className="muted">{t("file.cut")}</p>}
        </>
      )}
    </section>
  );
}
