// The policy page's further questions: shapes of the real answers over the mock's small pack.
import { pack } from "./pack.mjs";

const node = (id, kind, name, more = {}) => ({
  id,
  kind,
  name,
  label: { zh: "", en: "" },
  origin: "",
  model: "",
  decision_kind: "",
  table_id: "",
  rule_count: 0,
  order: 0,
  ...more,
});

export const summary = ({ file, table_id, decision_id, decision_name, hit_policy, rules }) => ({
  file,
  table_id,
  decision_id,
  decision_name,
  hit_policy,
  rule_count: rules.length,
});

function graph() {
  const decisions = pack.tables.map((table, at) =>
    node(`decision:${table.decision_name}`, "decision", table.decision_name, {
      model: table.file,
      decision_kind: "decision_table",
      table_id: table.table_id,
      rule_count: table.rules.length,
      order: at + 1,
    }),
  );
  const inputs = pack.tables.flatMap((table) =>
    table.inputs.map((input) => [input.expression, `decision:${table.decision_name}`, table.file]),
  );
  const names = [...new Set(inputs.map(([name]) => name))];
  return {
    models: pack.tables.map((table) => ({ file: table.file, name: table.decision_name, publishable: true })),
    nodes: [...decisions, ...names.map((name) => node(`input:${name}`, "input", name, { origin: "fact" }))],
    edges: inputs.map(([name, to, model]) => ({
      from: `input:${name}`,
      to,
      kind: "information",
      model,
      variable: "",
    })),
  };
}

function trace(query) {
  return {
    party_id: query.get("party_id"),
    name: query.get("party_id"),
    as_of: query.get("as_of") ?? "2024-05-31",
    status: "decided",
    problems: [],
    runs: pack.tables.map((table) => ({
      file: table.file,
      table_id: table.table_id,
      decision: table.decision_name,
      decided: true,
      inputs: table.inputs.map((input) => ({
        expression: input.expression,
        value: "0.1",
        state: "known",
        reason: { zh: "", en: "" },
      })),
      matched: [table.rules.length],
      fired: [table.rules.length],
      near_misses:
        table.rules.length > 1
          ? [{ row: 1, column: 1, value: "0.1", wanted: table.rules[0].inputs[0], nearest: "", beyond: false }]
          : [],
      value: "",
    })),
  };
}

const hits = (query) => ({
  portfolio_id: query.get("portfolio_id"),
  pack_name: pack.name,
  pack_version: pack.version,
  pack_hash: pack.hash,
  parties: 10,
  decided: 10,
  not_decided: 0,
  sampled_of: 0,
  tables: pack.tables.map((table) => ({
    file: table.file,
    table_id: table.table_id,
    decision: table.decision_name,
    asked: 10,
    not_decided: 0,
    no_rule: 0,
    fired: table.rules.map((_, at) => at),
  })),
});

// `part` of /packs/{name}/part/…; undefined when the mock has no such answer.
export function policy_page(part, name, query) {
  if (part === "graph") return graph();
  if (part === "tables")
    return pack.tables.find(
      (table) =>
        [table.table_id, table.decision_id, table.decision_name].includes(name) ||
        name === `${table.file}#${table.table_id}`,
    );
  if (part === "trace") return trace(query);
  if (part === "hits") return hits(query);
  return part === "findings" ? [] : undefined;
}
