import { describe, expect, it } from "vitest";

import { guarded, shared_proof, type Guard } from "./guard";

const host = "http://park.test";
const problem = (status: number, code: string) => new Response(JSON.stringify({ status, code }), { status });

function world(answers: Response[], change: Partial<Guard> = {}) {
  const sent: Request[] = [];
  const happened: string[] = [];
  let keys = 0;
  const guard: Guard = {
    csrf_token: () => "token",
    new_key: () => `key-${++keys}`,
    session_ended: () => happened.push("ended"),
    prove_again: async () => {
      happened.push("asked");
      return true;
    },
    ...change,
  };
  const call = guarded(async (request) => {
    sent.push(request);
    return answers[sent.length - 1] ?? new Response(null, { status: 204 });
  }, guard);
  const post = (path: string, body = "{}") => call(new Request(host + path, { method: "POST", body }));
  return { sent, happened, call, post };
}

describe("calls", () => {
  it("reads carry neither token nor key", async () => {
    const { call, sent } = world([]);
    await call(new Request(`${host}/api/v1/meta`));
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual([]);
  });
  it("changes carry the token, and a new key for each action", async () => {
    const { post, sent } = world([]);
    await post("/api/v1/views");
    await post("/api/v1/views");
    expect(sent.map((request) => request.headers.get("X-CSRF-Token"))).toEqual(["token", "token"]);
    expect(sent.map((request) => request.headers.get("Idempotency-Key"))).toEqual(["key-1", "key-2"]);
  });
  it("keeps what the call itself says, such as the version it rests on", async () => {
    const { call, sent } = world([]);
    await call(new Request(`${host}/api/v1/users/a/disable`, { method: "POST", headers: { "If-Match": '"3"' } }));
    expect(sent[0]?.headers.get("If-Match")).toBe('"3"');
  });
});

describe("an ended session", () => {
  it("is told once by any call", async () => {
    const { call, happened } = world([problem(401, "unauthenticated")]);
    expect((await call(new Request(`${host}/api/v1/portfolios`))).status).toBe(401);
    expect(happened).toEqual(["ended"]);
  });
  it("is not what a wrong password means", async () => {
    for (const path of ["session", "session/step_up", "session/password", "set_up", "invitation"]) {
      const { post, happened } = world([problem(401, "unauthenticated")]);
      expect((await post(`/api/v1/${path}`)).status, path).toBe(401);
      expect(happened, path).toEqual([]);
    }
  });
});

describe("a proof of identity", () => {
  it("repeats the change with the same key and body", async () => {
    const { post, sent, happened } = world([problem(403, "step_up_required"), new Response("{}", { status: 201 })]);
    expect((await post("/api/v1/users", '{"login_name":"a"}')).status).toBe(201);
    expect(happened).toEqual(["asked"]);
    expect(sent.map((request) => request.headers.get("Idempotency-Key"))).toEqual(["key-1", "key-1"]);
    expect(await sent[1]?.text()).toBe('{"login_name":"a"}');
  });
  it("sends the token of the session as it is after the proof", async () => {
    let token = "before";
    const { post, sent } = world([problem(403, "step_up_required")], {
      csrf_token: () => token,
      prove_again: async () => {
        token = "after";
        return true;
      },
    });
    await post("/api/v1/users");
    expect(sent.map((request) => request.headers.get("X-CSRF-Token"))).toEqual(["before", "after"]);
  });
  it("leaves the refusal when the person declines, readable for the page", async () => {
    const { post, sent } = world([problem(403, "step_up_required")], { prove_again: async () => false });
    const reply = await post("/api/v1/users");
    expect([reply.status, sent.length]).toEqual([403, 1]);
    expect(await reply.json()).toEqual({ status: 403, code: "step_up_required" });
  });
  it("is not asked for where a right is missing, nor at log-in", async () => {
    const missing = world([problem(403, "forbidden")]);
    await missing.post("/api/v1/users");
    const log_in = world([problem(403, "step_up_required")]);
    await log_in.post("/api/v1/session");
    expect([missing.happened, log_in.happened]).toEqual([[], []]);
  });
  it("is asked for once when several calls wait for it", async () => {
    let asked = 0;
    const ask = shared_proof(async () => {
      asked += 1;
      return true;
    });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([true, true, true]);
    await ask();
    expect(asked).toBe(2);
  });
});
