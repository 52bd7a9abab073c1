// Makes the proof files that the tests of src/shared/evidence read, with the real program and a real witness:
//   node scripts/evidence_fixtures.mjs PROGRAM
// Needs no network but this machine; writes into src/shared/evidence/testdata.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = process.argv[2];
if (!program) throw new Error("usage: node scripts/evidence_fixtures.mjs PROGRAM");
const scratch = mkdtempSync(join(tmpdir(), "yingzhou-fixtures-"));
const folder = fileURLToPath(new URL("../src/shared/evidence/testdata/", import.meta.url));
const write = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const log_key = (data) => execFileSync(program, ["log", "key", "--data", data], { encoding: "utf8" }).trim();

function start(argv, ready) {
  const child = spawn(program, argv, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${argv[0]} ended with ${code}:\n${said}`)));
    child.stdout.on("data", (text) => {
      said += text;
      if (ready.test(said)) resolve({ said, stop });
    });
  });
}

const url_of = (said) => /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0];
const password_of = (said) => /^Log in with this password.*:\s+(\S+)$/m.exec(said)[1];

async function person(server, login_name) {
  const url = url_of(server.said);
  const send = async (method, path, body, cookie = "", token = "") => {
    const reply = await fetch(url + path, {
      method,
      headers: {
        "Content-Type": "application/json",
        Origin: url,
        Cookie: cookie,
        "X-CSRF-Token": token,
        "Idempotency-Key": crypto.randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const session = await send("POST", "/api/v1/session", { login_name, password: password_of(server.said), code: "" });
  const cookie = session.headers.getSetCookie()[0].split(";")[0];
  const { csrf_token } = await session.json();
  return {
    get: async (path) => (await send("GET", path, undefined, cookie)).json(),
    post: async (path, body) => (await send("POST", path, body, cookie, csrf_token)).json(),
  };
}

async function sealed(one, records) {
  for (;;) {
    const log = await one.get("/api/v1/log");
    const is_cosigned = log.checkpoint?.witnesses.every((witness) => witness.cosigned_at);
    if (log.checkpoint?.size >= records && is_cosigned) return log;
    await pause(300);
  }
}

async function event_proof(one, kind) {
  const { items, total } = await one.get(`/api/v1/events?kind=${kind}`);
  await sealed(one, items[0].event.sequence);
  if (total === 0) throw new Error(`no ${kind}`);
  return one.get(`/api/v1/events/${items[0].event.event_id}/proof`);
}

async function international() {
  const data = join(scratch, "data");
  const ready = /^Log in with this password.*\n/m;
  const begun = await start(["serve", "--demo", "--port", "0", "--data", data], ready);
  const before = await (await person(begun, "audit")).get("/api/v1/log");
  await begun.stop();
  const witness = await start(
    [
      "log",
      "witness",
      "--name",
      "bank.example",
      "--state",
      join(scratch, "witness"),
      "--key",
      log_key(data),
      "--port",
      "0",
    ],
    /Stop with/,
  );
  const address = /--witness '([^']+)'/.exec(witness.said)[1];
  const server = await start(["serve", "--demo", "--port", "0", "--data", data, "--witness", address], ready);
  const security = await person(server, "security");
  await security.post("/api/v1/session/step_up", { password: password_of(server.said), code: "" });
  await security.post("/api/v1/users", { login_name: "wangxiuying", display_name: "王秀英" });
  const audit = await person(server, "audit");
  write("personal.json", await event_proof(audit, "user_invited"));
  write("decision.json", await (await person(server, "leader")).get("/api/v1/parties/demo-rat-16/decision_proof"));
  const after = await sealed(audit, before.checkpoint.size + 1);
  const { hashes } = await audit.get(`/api/v1/log/consistency?old_size=${before.checkpoint.size}`);
  write("checkpoints.json", { before: before.checkpoint.note, after: after.checkpoint.note, hashes });
  await server.stop();
  await witness.stop();
}

async function national() {
  const argv = ["serve", "--demo", "--log-profile", "national", "--port", "0", "--data", join(scratch, "national")];
  const server = await start(argv, /^Log in with this password.*\n/m);
  write("national.json", await event_proof(await person(server, "audit"), "logged_in"));
  await server.stop();
}

try {
  await international();
  await national();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
