// Files brought in, of the mock: no file is read. Whatever is sent has the columns of `header`, and the invented outcome
// below; one import stands in each state, and those at work stay there.
import { label, sources } from "./build.mjs";
import { Refused, tell } from "./people.mjs";

const part_bytes = 512 * 1024;
const step_fraction = 0.34; // of the work, done whenever somebody looks

const header = ["统一社会信用代码", "企业名称", "成立日期", "注册资本（万元）", "登记机关", "备注"];
const rows = [
  ["91310110666073468P", "上海临江贸易有限公司", "2007-09-12", "500", "崇明区市场监督管理局", ""],
  ["913101011324142057", "上海远山制品厂有限公司", "1979年2月6日", "约一百", "崇明区市场监督管理局", "老企业"],
  ["91310230MA1JX2M35N", "瀛洲精密零部件有限公司", "2016-03-22", "3,000", "崇明区市场监督管理局", ""],
];
const target = (name, zh, en, type, dataset) => ({ target: name, label: label(zh, en), type, dataset });
const who = label("企业与期间", "Enterprise and period");
const registration = label("工商登记", "Registration");
const financial = label("财务", "Financial");
const targets = [
  target("party.uscc", "统一社会信用代码", "Unified social credit code", "row", who),
  target("party.name", "企业名称", "Name of the enterprise", "row", who),
  target("row.period", "数据所属期间", "Period of the values", "row", who),
  target("row.year", "年份", "Year", "row", who),
  target("registered_on", "成立日期", "Founding date", "date", registration),
  target("registered_capital", "注册资本", "Registered capital", "money", registration),
  target("revenue", "营业收入", "Revenue", "money", financial),
  target("gross_margin", "毛利率", "Gross margin", "percent", financial),
];
const source_list = Object.entries(sources).map(([code, [words]]) => ({ code, label: words }));
const import_targets = {
  targets,
  units: ["元", "万元", "亿元", "%"],
  sources: source_list,
  datasets: [
    { code: "registration", label: registration },
    { code: "financial", label: financial },
  ],
};

const suggested = {
  source: "",
  columns: header.map((text, at) => ({
    header: text,
    target: ["party.uscc", "party.name", "registered_on", "registered_capital"][at] ?? "",
    unit: at === 3 ? "万元" : "",
  })),
  period: "",
  leave_out_faulty: false,
};
const mapped = { ...suggested, source: "tax" };
const fault = (row, column, value, code, zh, en) => ({
  fault: { row, column, value, code, detail: "" },
  text: label(zh, en),
});
const faults = [
  fault(
    3,
    header[3],
    "约一百",
    "number",
    "不是数字；请填写如 1,234.5 或 1200万，未知则留空",
    "no number; write 1,234.5 for example, or leave it empty when unknown",
  ),
  fault(9, header[2], "2031-05-01", "future", "日期在今天之后；请核对", "this lies after today; look it up again"),
  fault(
    12,
    "",
    "",
    "nobody",
    "没有统一社会信用代码，也没有企业名称；请至少填写一项",
    "neither a credit code nor a name; write at least one of them",
  ),
];
const change = (row, party, fact, kind, before, after, source) => ({
  change: { row, party_id: party ? "mock" : "", party, fact: fact ? "known" : "", kind, before, after, source },
  fact: fact ?? label("", ""),
  source: sources[source]?.[0] ?? label("", ""),
});
const capital = label("注册资本", "Registered capital");
const changes = [
  change(4, "瀛洲精密零部件有限公司", capital, "changed", "20,000,000", "30,000,000", "tax"),
  change(21, "崇明绿岛农业科技有限公司", capital, "disagrees", "8,000,000", "10,000,000", "park"),
  change(33, "上海海桥物流有限公司", undefined, "named", "上海海桥物流有限公司", "上海海桥供应链有限公司", ""),
  change(40, "", capital, "changed", "▒▒▒", "▒▒▒", "tax"),
];
const found = {
  rows: 96_764,
  rows_faulty: 4_658,
  rows_lost: 1,
  parties_new: 96_750,
  parties_known: 13,
  facts_new: 379_411,
  facts_changed: 12,
  facts_same: 31,
  facts_disagreeing: 4,
  fault_count: 4_659,
  change_count: changes.length,
  faults,
  changes,
};
const nothing_found = {
  ...Object.fromEntries(Object.keys(found).map((name) => [name, 0])),
  faults: [],
  changes: [],
};
const nothing_new = { ...nothing_found, rows: 12, parties_known: 12, facts_same: 60 };
const all_good = { ...found, rows_faulty: 0, rows_lost: 0, fault_count: 0, faults: [] };

const batches = [];
function batch(state, file_name, given = {}) {
  const batch_number = batches.length + 1;
  const one = {
    batch_id: `imp_${batch_number}`,
    batch_number,
    portfolio_id: "demo",
    state,
    file_name,
    file_bytes: 48_211_044,
    parts: 92,
    mapping: suggested,
    error: label("", ""),
    fraction: 0,
    ...nothing_found,
    preview: { rows, suggested, remembered: false },
    created_by: "user-officer",
    created_by_name: "陈专员",
    created_at: new Date(Date.UTC(2024, 5, batch_number, 1, 30)).toISOString(),
    moved_at: new Date(Date.UTC(2024, 5, batch_number, 1, 40)).toISOString(),
    reason: "",
    ended_by_name: "",
    ...given,
  };
  batches.push(one);
  return one;
}

const held = { held: true };
batch("receiving", "税务 六月.xlsx", { parts: 40, preview: undefined });
batch("reading", "企业名单.csv", { ...held, fraction: 0.4, preview: undefined });
batch("unreadable", "年度报告.pdf", {
  error: label("这是 PDF 文件；需要 .xlsx 或 .csv 表格", "a PDF file; a table as .xlsx or .csv is needed"),
  parts: 1,
});
batch("ready", "企业名单（五月）.csv", { preview: { rows, suggested: mapped, remembered: true }, mapping: mapped });
batch("checking", "企业名单（六月）.csv", { ...held, mapping: mapped, fraction: 0.62 });
batch("checked", "企业名单（七月）.csv", { ...found, mapping: mapped });
batch("checked", "重复报送.csv", { ...nothing_new, mapping: mapped });
batch("checked", "新企业.csv", { ...all_good, mapping: mapped });
batch("loading", "上海市企业登记.csv", { ...held, ...found, mapping: mapped, fraction: 0.31 });
batch("shown", "企业名单（四月）.csv", { ...found, mapping: { ...mapped, leave_out_faulty: true } });
batch("withdrawn", "企业名单（三月）.csv", {
  ...found,
  mapping: { ...mapped, leave_out_faulty: true },
  reason: "单位填错：注册资本应为元",
  ended_by_name: "陈专员",
});
batch("cancelled", "测试.csv");

const may_commit = (one) =>
  one.state === "checked" &&
  one.parties_new + one.facts_new + one.facts_changed > 0 &&
  (one.rows_faulty === 0 || one.mapping.leave_out_faulty);

// Only who brings the file sees its cells.
function blank(one) {
  const preview = one.preview && { ...one.preview, rows: [] };
  const covered = one.faults.map((item) => ({ ...item, fault: { ...item.fault, value: "▒▒▒" } }));
  return { ...one, preview, faults: covered };
}

function view(one, is_whole) {
  const source = sources[one.mapping.source]?.[0] ?? label("", "");
  const said = { ...one, source, may_commit: may_commit(one), created_by: undefined, held: undefined };
  if (is_whole) return said;
  return { ...said, mapping: { ...suggested, columns: [] }, preview: undefined, faults: [], changes: [] };
}

function move(one, state, given = {}) {
  Object.assign(one, { state, fraction: 0, moved_at: new Date().toISOString() }, given);
  return one;
}

const after = { reading: "ready", checking: "checked", loading: "shown" };
function work(one) {
  if (!after[one.state] || one.held) return one;
  one.fraction = Math.min(1, one.fraction + step_fraction);
  if (one.fraction < 1) return one;
  const brought = one.state === "checking" ? found : one.state === "reading" ? { preview: { rows, suggested } } : {};
  if (brought.preview) brought.preview.remembered = false;
  return move(one, after[one.state], brought);
}

function refused_columns(columns) {
  const seen = new Map();
  return columns.flatMap(({ header: text, target: name }, at) => {
    const first = name && seen.get(name);
    if (name && !first) seen.set(name, text);
    const message = `“${first}”列已对应此项，请只保留一列 / column \`${first}\` is that already; leave one out`;
    return first ? [{ pointer: `/columns/${at}/target`, message }] : [];
  });
}

function check(one, mapping) {
  const errors = refused_columns(mapping.columns);
  if (!mapping.source)
    errors.push({ pointer: "/source", message: "请在来源登记中选择本文件的数据来源 / choose the source of the file" });
  if (mapping.period && !/^\d{4}(Q[1-4]|-\d{2})?$/.test(mapping.period))
    errors.push({
      pointer: "/period",
      message: "请填写期间，如 2025、2025Q3 或 2025-06 / write a period such as 2025",
    });
  if (errors.length > 0) throw new Refused(400, "invalid", "the file cannot be brought in like this", errors);
  return move(one, "checking", { ...nothing_found, mapping });
}

const acts = {
  check: (one, _, given) => check(one, given),
  commit: (one) => move(one, "loading"),
  cancel: (one) => move(one, "cancelled"),
  withdraw: (one, session, { reason }) => {
    if (!reason)
      throw new Refused(400, "invalid", "say why", [{ pointer: "/reason", message: "请填写撤回原因 / say why" }]);
    return move(one, "withdrawn", { reason, ended_by_name: session.user.display_name });
  },
};
const from = {
  check: ["ready", "checked"],
  commit: ["checked"],
  cancel: ["receiving", "reading", "ready", "checking", "checked", "loading", "unreadable"],
  withdraw: ["shown"],
};

function put_part(one, part) {
  if (part !== one.parts) throw new Refused(409, "conflict", `应上传第 ${one.parts} 段`);
  one.parts += 1;
  return one.parts * part_bytes >= one.file_bytes ? move(one, "reading") : one;
}

function begin(session, portfolio_id, { file_name, bytes }) {
  const given = { portfolio_id, file_bytes: bytes, parts: 0, preview: undefined };
  const by = { created_by: session.user.user_id, created_by_name: session.user.display_name };
  const now = new Date().toISOString();
  return batch("receiving", file_name, { ...given, ...by, created_at: now, moved_at: now });
}

function one_answer(method, [, batch_id, act, part], body, session) {
  const one = batches.find((known) => known.batch_id === batch_id);
  if (!one) throw new Refused(404, "not_found", "there is no such import");
  if (method === "GET" && !act)
    return { json: view(one.created_by === session.user.user_id ? work(one) : blank(work(one)), true) };
  if (method === "PUT" && act === "parts") return { json: view(put_part(one, Number(part)), false) };
  if (method !== "POST" || !acts[act]) return undefined;
  if (!from[act].includes(one.state)) throw new Refused(409, "conflict", "导入已进入其他阶段，请刷新页面后继续");
  const moved = acts[act](one, session, body ? JSON.parse(body) : {});
  tell(session.user, `import_${act}`, { batch_id });
  return { json: view(moved, false) };
}

// What concerns imports: the answer, or undefined when the path is another's.
export function import_answer(method, parts, body, session) {
  const [area, id, part] = parts;
  if (!session) return undefined;
  if (area === "imports") return one_answer(method, parts, body, session);
  if (area !== "portfolios") return undefined;
  if (part === "import_targets") return { json: import_targets };
  if (part !== "imports") return undefined;
  if (method === "POST") return { json: view(begin(session, id, JSON.parse(body)), false) };
  return {
    json: batches
      .filter((one) => one.portfolio_id === id)
      .map((one) => view(one, false))
      .reverse(),
  };
}
