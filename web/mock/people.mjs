// People, sessions and approvals of the mock: one password for everybody, rights as a list per role, nothing enforced.
import { randomUUID } from "node:crypto";

import { label } from "./build.mjs";

export const password = "mock";
const park = label("瀛洲示范园区", "Yingzhou demonstration park");
const hours = (count) => new Date(Date.now() + count * 3_600_000).toISOString();

const everybody = ["session.read", "session.end", "meta.read", "user.read"];
const business = [
  "portfolio.read",
  "party.read",
  "policy.read",
  "source.read",
  "view.save",
  "approval.request",
  "approval.read",
];
const roles = {
  park_leader: [label("分管领导", "Park leader"), [...business, "approval.decide"], ""],
  investment_officer: [label("招商专员", "Investment officer"), [...business, "fact.import"], ""],
  department_head: [label("部门负责人", "Head of department"), [...business, "approval.decide"], ""],
  security_administrator: [
    label("安全管理员", "Security administrator"),
    ["user.manage", "role.grant", "audit.explain"],
    "three_administrators",
  ],
  audit_administrator: [
    label("审计管理员", "Audit administrator"),
    ["audit.read", "audit.explain"],
    "three_administrators",
  ],
};

const membership = (login_name, role, department) => ({
  membership_id: `mem-${login_name}-${role}`,
  workspace_id: "park-mock",
  department_id: department ? "dept-1" : "",
  role,
  workspace: park,
  department: department ?? label("", ""),
  role_label: roles[role][0],
  granted_at: "2024-06-01T08:00:00Z",
  granted_by: "mock",
});

const one = label("招商一部", "Investment department 1");
const user = (login_name, display_name, role, department) => ({
  user_id: `user-${login_name}`,
  login_name,
  display_name,
  state: "active",
  has_second_factor: false,
  organisation_subject: "",
  created_at: "2024-06-01T08:00:00Z",
  version: 1,
  memberships: [membership(login_name, role, department)],
});

const users = [
  user("leader", "沈主任", "park_leader"),
  user("officer", "陈专员", "investment_officer", one),
  user("head", "林部长", "department_head", one),
  user("security", "安全管理员", "security_administrator"),
  user("audit", "审计管理员", "audit_administrator"),
];
const sessions = new Map();
const approvals = [];
const events = [];

export function tell(actor, kind, body = {}) {
  const sequence = events.length + 1;
  events.unshift({
    event: {
      sequence,
      event_id: `evt_${sequence}`,
      at: new Date().toISOString(),
      actor: actor?.user_id ?? "",
      kind,
      party_id: body.party_id ?? "",
      body: JSON.stringify(body),
      workspace_id: "park-mock",
      department_id: "",
      operation_id: kind,
      outcome: "done",
      session_id: "",
      trace_id: "",
    },
    actor_name: actor?.display_name ?? "",
    is_actor_erased: false,
  });
}

export class Refused extends Error {
  constructor(status, code, detail, errors = []) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors; // located in what was sent
  }
}

const view_of = (session) => ({
  session_id: session.id,
  user_id: session.user.user_id,
  login_name: session.user.login_name,
  display_name: session.user.display_name,
  csrf_token: session.csrf,
  has_second_factor: false,
  second_factor_required: false,
  expires_at: hours(12),
  idle_minutes: 30,
  is_stepped_up: session.stepped_up,
  memberships: session.user.memberships,
  permissions: [...everybody, ...session.user.memberships.flatMap((held) => roles[held.role][1])],
  emergencies: [],
});

export const session_of = (cookie = "") => sessions.get(/__Host-yingzhou=([^;]+)/.exec(cookie)?.[1]);

function approval_view(request, me) {
  const approved = request.approvals.map((approval) => approval.user_id);
  const is_own = request.requester_id === me.user_id;
  const names = (id) => users.find((known) => known.user_id === id)?.display_name ?? id;
  return {
    request,
    requester_name: names(request.requester_id),
    approver_names: approved.map(names),
    approvals_needed: 2,
    may_decide: request.state === "pending" && !is_own && !approved.includes(me.user_id),
    may_use: is_own && ["approved", "used"].includes(request.state),
  };
}

function decide(session, id, act, body) {
  const request = approvals.find((known) => known.request_id === id);
  if (!request) throw new Refused(404, "not_found", "there is no such request");
  if (act !== "withdraw" && !session.stepped_up) throw new Refused(403, "step_up_required", "请重新输入密码");
  if (act === "approve") {
    request.approvals.push({
      user_id: session.user.user_id,
      session_id: "",
      content_hash: body.seen_hash,
      at: hours(0),
    });
    if (request.approvals.length === 2) request.state = "approved";
  }
  if (act === "refuse") Object.assign(request, { state: "refused", closed_reason: body.reason });
  if (act === "withdraw") request.state = "withdrawn";
  if (act === "reveal") {
    Object.assign(request, { state: "used", used_from: hours(0), used_until: request.used_until ?? hours(0.5) });
    return {
      request_id: id,
      watermark: `${session.user.login_name} ${hours(0)} ${id}`,
      shown_until: request.used_until,
      facts: [],
    };
  }
  tell(session.user, `request_${act === "withdraw" ? "withdrawn" : act === "approve" ? "approved" : "refused"}`);
  return approval_view(request, session.user);
}

function ask(session, party_id, draft) {
  const request = {
    request_id: `apr_${approvals.length + 1}`,
    rule: "reveal",
    action: "sensitive.reveal",
    subject: `reveal party ${party_id}: ${draft.facts.sort().join(", ")}`,
    content_hash: "mock",
    workspace_id: "park-mock",
    requester_id: session.user.user_id,
    requester_session_id: "",
    reason: draft.reason,
    terms: "",
    created_at: hours(0),
    expires_at: hours(24),
    latest_at: hours(0),
    state: "pending",
    approvals: [],
    closed_by: "",
    closed_reason: "",
  };
  approvals.unshift(request);
  tell(session.user, "reveal_requested", { party_id, request_id: request.request_id });
  return approval_view(request, session.user);
}

function invite(session, draft) {
  if (!session.stepped_up) throw new Refused(403, "step_up_required", "请重新输入密码");
  const invited = { ...user(draft.login_name, draft.display_name, "park_leader"), state: "invited", memberships: [] };
  users.push(invited);
  tell(session.user, "user_invited", { user_id: invited.user_id });
  return { user: invited, link_token: randomUUID(), expires_at: hours(72) };
}

function grant(session, draft) {
  const to = users.find((known) => known.user_id === draft.user_id);
  to.memberships.push(membership(to.login_name, draft.role, draft.department_id && one));
  tell(session.user, "role_granted", { user_id: to.user_id, role: draft.role });
  return to.memberships.at(-1);
}

const catalogue = {
  users: () => users,
  roles: () =>
    Object.entries(roles).map(([role, [words, , exclusive_group]]) => ({
      role,
      workspace_kind: "park",
      exclusive_group,
      label: words,
    })),
  workspaces: () => [
    {
      workspace_id: "park-mock",
      kind: "park",
      park_id: "park-mock",
      title: park,
      departments: [
        {
          department_id: "dept-1",
          workspace_id: "park-mock",
          kind: "investment",
          title: one,
          kind_label: one,
          side: "lead",
        },
      ],
    },
  ],
  events: (_, query) => {
    const items = events.filter((item) => !query.get("kind") || item.event.kind === query.get("kind"));
    return { items, total: items.length };
  },
  sessions: (session) => [
    {
      session_id: session.id,
      client: "127.0.0.1 Mozilla/5.0",
      created_at: hours(0),
      last_seen_at: hours(0),
      expires_at: hours(12),
      is_this: true,
    },
  ],
  approvals: (session) => approvals.map((request) => approval_view(request, session.user)),
  access: (_, query) => ({
    allowed: false,
    permission: query.get("permission"),
    role: "",
    scope: "",
    permission_label: label("查看事实数据", "See facts"),
    reasons: [label("此人没有含此权限的角色", "no role of this person holds the permission")],
  }),
};

// What concerns log-in, people and approvals: the answer, or undefined when the path is another's. `cookie` is set
// on log-in.
export function people_answer(method, parts, query, body, session) {
  const [area, id, act] = parts;
  if (area === "session" && !id && method === "POST") {
    const given = JSON.parse(body);
    const known = users.find((one_user) => one_user.login_name === given.login_name);
    if (!known || given.password !== password) throw new Refused(401, "unauthenticated", "登录名、密码或动态码不正确");
    const opened = { id: `ses_${sessions.size + 1}`, token: randomUUID(), csrf: randomUUID(), user: known };
    opened.stepped_up = false;
    sessions.set(opened.token, opened);
    tell(known, "logged_in");
    return {
      json: view_of(opened),
      cookie: `__Host-yingzhou=${opened.token}; Path=/; Secure; HttpOnly; SameSite=Strict`,
    };
  }
  if (area === "password_rules")
    return {
      json: {
        length_min: 15,
        length_min_with_second_factor: 8,
        length_max: 128,
        character_classes_min: 1,
        history: 0,
        refuses_common: true,
      },
    };
  if (area === "meta" || area === "invitation") return undefined;
  if (!session) throw new Refused(401, "unauthenticated", "请先登录");
  if (area === "session" && method === "DELETE") {
    sessions.delete(session.token);
    return { json: undefined };
  }
  if (area === "session" && id === "step_up") {
    if (JSON.parse(body).password !== password) throw new Refused(401, "unauthenticated", "登录名、密码或动态码不正确");
    session.stepped_up = true;
  }
  if (area === "session" && id === "second_factor")
    return { json: { key_text: "JBSW Y3DP EHPK 3PXP", uri: "otpauth://totp/Yingzhou:mock?secret=JBSWY3DPEHPK3PXP" } };
  if (area === "session") return { json: view_of(session) };
  if (area === "parties" && act === "reveals") return { json: ask(session, id, JSON.parse(body)) };
  if (area === "approvals" && act) return { json: decide(session, id, act, body ? JSON.parse(body) : {}) };
  if (area === "users" && method === "POST") return { json: invite(session, JSON.parse(body)) };
  if (area === "memberships" && method === "POST") return { json: grant(session, JSON.parse(body)) };
  return catalogue[area] && { json: catalogue[area](session, query) };
}
