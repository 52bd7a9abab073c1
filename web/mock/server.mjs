// A stand-in for `yingzhou serve` while pages are made: same paths, invented answers, no documents. For development and
// tests only.
//   node mock/server.mjs [--port 8787] [--dist]
// --dist also serves the built pages, under the real content security policy.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

import { assessment, grades, industries, label, sources, tiers } from "./build.mjs";
import { import_answer } from "./imports.mjs";
import { pack } from "./pack.mjs";
import { policy_page, summary } from "./policy.mjs";
import { demo, us } from "./parties.mjs";
import { password, people_answer, Refused, session_of } from "./people.mjs";

const argument = (name, otherwise) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise;
const port = Number(argument("--port", "8787"));
const with_pages = process.argv.includes("--dist");
const views = [];
let next_view = 1;

const portfolios = [
  {
    portfolio_id: "demo",
    title: label("瀛洲示范园区", "Yingzhou demonstration park"),
    description: label(
      "需求目录的每个算例都是一家虚构企业：点开即可看到写明的结果。",
      "Every worked example of the catalogue is an invented enterprise.",
    ),
    pack_name: "chongming",
    pack_version: "2026.1",
    currency: "CNY",
    party_count: demo.length,
    attribution: "",
    grades,
    tiers,
    industries,
  },
  {
    portfolio_id: "us",
    title: label("美国上市公司（真实匿名数据）", "US listed companies (real anonymous data)"),
    description: label(
      "1999–2018 年的真实财务报表及其后来的结局。",
      "Real accounts of 1999–2018 with what became of the companies.",
    ),
    pack_name: "us_statements",
    pack_version: "2026.1",
    currency: "USD",
    party_count: us.length,
    attribution: "sowide/bankruptcy_dataset, CC BY 4.0",
    grades,
    tiers: [],
    industries: [],
  },
];
const parties = [
  ...demo.map((party) => ({ ...party, portfolio_id: "demo" })),
  ...us.map((party) => ({ ...party, portfolio_id: "us" })),
];

// The company as it looked on a day: a replayed past replaces what was known later.
function as_known(party, as_of) {
  const past = as_of && party.replay?.find((entry) => as_of <= entry.until);
  return past
    ? { ...party, grade_before: undefined, grade_without: undefined, ...past, as_of }
    : { ...party, as_of: as_of ?? party.as_of };
}

function row(party) {
  const result = assessment(party);
  return {
    party_id: party.party_id,
    name: party.name,
    name_en: party.name_en,
    uscc: party.uscc,
    requirement: party.requirement,
    industry: party.industry,
    grade: party.grade,
    management_grade: result.management_grade.code,
    grade_without_veto: result.grade_without_veto.code,
    score: result.score,
    tier: party.tier,
    admission: result.admission.code,
    limit_requested: party.limit?.requested ?? null,
    limit_proposed: party.limit?.proposed ?? null,
    term_days: party.term?.proposed ?? null,
    vetoes: result.vetoes.filter((veto) => veto.applied).map((veto) => veto.code),
    main_reason_zh: party.main.zh,
    main_reason_en: party.main.en,
    as_of: party.as_of,
    status: "decided",
    fate: party.fate ?? "",
  };
}

function party_page(portfolio_id, query) {
  const among = (name, value) => !query.get(name) || query.get(name).split(",").includes(value);
  const needle = (query.get("search") ?? "").toLowerCase();
  const rows = parties
    .filter((party) => party.portfolio_id === portfolio_id)
    .filter((party) => `${party.name} ${party.name_en} ${party.uscc} ${party.pinyin}`.toLowerCase().includes(needle))
    .map(row)
    .filter(
      (entry) =>
        among("grade", entry.grade) &&
        among("tier", entry.tier) &&
        among("industry", entry.industry) &&
        among("admission", entry.admission) &&
        among("fate", entry.fate),
    )
    .filter((entry) => query.get("veto") !== "1" || entry.vetoes.length > 0);
  const sort = query.get("sort") ?? "name";
  const key = sort.replace("-", "");
  rows.sort((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0) * (sort.startsWith("-") ? -1 : 1));
  const page = Number(query.get("page") ?? 1);
  const page_size = Number(query.get("page_size") ?? 50);
  const grade_distribution = grades.map(({ code }) => ({
    grade: code,
    count: rows.filter((entry) => entry.grade === code).length,
    failed: rows.filter((entry) => entry.grade === code && entry.fate === "failed").length,
  }));
  return {
    total: rows.length,
    page,
    page_size,
    items: rows.slice((page - 1) * page_size, page * page_size),
    grade_distribution,
  };
}

function facts_of(party, as_of) {
  const used = assessment(party).models.flatMap((model) => model.indicators.flatMap((indicator) => indicator.facts));
  const once = [...new Map(used.map((fact) => [fact.name, fact])).values()].map((fact) => ({
    ...fact,
    dataset_label: label("财务", "Financial"),
    current: true,
  }));
  const own = party.facts.map(([dataset, zh, en, name, name_zh, name_en, value, source, known_at, evidence]) => {
    const [source_label, source_class] = sources[source];
    return {
      name,
      label: label(name_zh, name_en),
      value,
      dataset,
      dataset_label: label(zh, en),
      source,
      source_label,
      source_class,
      valid_from: "2023-01-01",
      valid_to: "2023-12-31",
      known_at,
      current: known_at <= as_of,
      evidence,
      note: "",
    };
  });
  return [...own, ...once];
}

const known_dates = (party) =>
  [
    ...new Set([
      ...party.facts.map((fact) => fact[8]),
      ...(party.replay ?? []).map((entry) => entry.as_of),
      party.as_of,
    ]),
  ].sort();

function party_view(party) {
  const dates = known_dates(party);
  const industry = industries.find((entry) => entry.code === party.industry);
  const { party_id, portfolio_id, name, name_en, uscc, requirement, case_title } = party;
  return {
    party_id,
    portfolio_id,
    name,
    name_en,
    uscc,
    industry: party.industry,
    pack_name: "chongming",
    pack_version: "2026.1",
    currency: portfolio_id === "us" ? "USD" : "CNY",
    industry_label: industry?.label ?? label("", ""),
    requirement,
    case_title,
    fate: party.fate ?? "",
    demonstration: portfolio_id === "demo",
    first_known: dates[0],
    last_known: dates.at(-1),
    known_dates: dates,
    former_names: [],
    merged_files: [],
  };
}

// Names alone are searched here.
function find(portfolio_id, text) {
  const needle = text.toLowerCase();
  const hits = parties
    .filter((party) => party.portfolio_id === portfolio_id && party.name.toLowerCase().includes(needle))
    .map(({ party_id, name, uscc }) => {
      const from = [...name.slice(0, name.toLowerCase().indexOf(needle))].length;
      const matches = [{ found_in: "name", text: name, marks: [{ from, until: from + [...needle].length }] }];
      return { party_id, name, uscc, matches };
    });
  return { hits: hits.slice(0, 8), more: hits.length > 8 };
}

function timeline(party) {
  const rated = known_dates(party).map((date) => ({
    date,
    kind: "rating",
    title: label(`评级 ${as_known(party, date).grade}`, `Rated ${as_known(party, date).grade}`),
    detail: party.main,
    reference: "",
  }));
  const facts = party.facts.map((fact) => ({
    date: fact[8],
    kind: "fact",
    title: label(fact[4], fact[5]),
    detail: label(fact[9], fact[9]),
    reference: fact[3],
  }));
  return [...facts, ...rated].sort((a, b) => a.date.localeCompare(b.date));
}

class NotFound extends Error {}
const found = (value, what) => {
  if (!value) throw new NotFound(what);
  return value;
};

function answer(method, path, query, body) {
  const [, area, id, part, rest] = path.replace("/api/v1", "").split("/").map(decodeURIComponent);
  const party =
    area === "parties"
      ? found(
          parties.find((entry) => entry.party_id === id),
          `there is no enterprise \`${id}\``,
        )
      : undefined;
  const as_of = query.get("as_of") ?? undefined;
  if (area === "meta")
    return {
      product: "Yingzhou",
      version: "mock",
      demonstration: true,
      acting_as: "",
      organisation: { zh: "", en: "" },
      today: "2024-06-30",
    };
  if (area === "portfolios" && part === "search") return find(id, query.get("text") ?? "");
  if (area === "portfolios" && part === "namesakes") return { candidates: [] };
  if (area === "portfolios")
    return id
      ? party_page(
          found(
            portfolios.find((entry) => entry.portfolio_id === id),
            `there is no portfolio \`${id}\``,
          ).portfolio_id,
          query,
        )
      : portfolios;
  if (party && !part) return party_view(party);
  if (part === "assessment")
    return {
      decision_id: "dec_mock",
      created_at: "2024-06-01T08:00:00Z",
      trace_hash: "a".repeat(64),
      assessment: assessment(as_known(party, as_of)),
    };
  if (part === "facts") return facts_of(as_known(party, as_of), as_of ?? party.as_of);
  if (part === "timeline") return timeline(party);
  if (area === "packs" && part) return found(policy_page(part, rest, query), `the mock has no ${path}`);
  if (area === "packs")
    return id
      ? found(id === pack.name && { ...pack, tables: pack.tables.map(summary) }, `there is no policy pack \`${id}\``)
      : [{ name: pack.name, version: pack.version, hash: pack.hash, currency: pack.currency, title: pack.title }];
  if (area === "views" && method === "GET")
    return views.filter((view) => view.portfolio_id === query.get("portfolio_id"));
  if (area === "views" && method === "POST")
    return views[views.push({ ...JSON.parse(body), view_id: `view_${next_view++}` }) - 1];
  if (area === "views" && method === "DELETE")
    return void views.splice(
      views.findIndex((view) => view.view_id === id),
      1,
    );
  throw new NotFound(`the mock has no ${path}`);
}

function problem(response, status, detail, code = status === 404 ? "not_found" : "internal", errors = []) {
  response.writeHead(status, { "content-type": "application/problem+json" });
  response.end(
    JSON.stringify({
      type: "about:blank",
      title: status === 404 ? "not found" : "internal error",
      status,
      detail,
      code,
      errors,
      trace_id: randomBytes(8).toString("hex"),
    }),
  );
}

const types = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".html": "text/html; charset=utf-8",
};

async function page(path, response) {
  const file = extname(path) ? path : "/index.html";
  const nonce = randomBytes(16).toString("base64");
  let bytes = await readFile(new URL(`../dist${file}`, import.meta.url));
  if (file === "/index.html") bytes = Buffer.from(bytes.toString().replace("{{csp_nonce}}", nonce));
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-security-policy":
      `default-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
      "img-src 'self' data:; font-src 'self' data:",
  });
  response.end(bytes);
}

async function body_of(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://mock");
  try {
    if (!url.pathname.startsWith("/api/")) {
      if (with_pages) await page(url.pathname, response);
      else problem(response, 404, "the mock serves pages only with --dist");
      return;
    }
    const body = await body_of(request);
    const parts = url.pathname.replace("/api/v1/", "").split("/").map(decodeURIComponent);
    const session = session_of(request.headers.cookie);
    const known =
      people_answer(request.method, parts, url.searchParams, body, session) ??
      import_answer(request.method, parts, body, session);
    if (known?.cookie) response.setHeader("set-cookie", known.cookie);
    const result = known ? known.json : answer(request.method, url.pathname, url.searchParams, body);
    response.writeHead(result === undefined ? 204 : request.method === "POST" ? 201 : 200, {
      "content-type": "application/json",
    });
    response.end(result === undefined ? undefined : JSON.stringify(result));
  } catch (error) {
    if (error instanceof Refused) problem(response, error.status, error.message, error.code, error.errors);
    else problem(response, error instanceof NotFound ? 404 : 500, error.message);
  }
}).listen(port, "127.0.0.1", () => {
  console.log(`mock on http://127.0.0.1:${port}`);
  console.log(`Log in with this password, made for this start, as any of:   ${password}`);
});
