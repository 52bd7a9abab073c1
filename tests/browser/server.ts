// Starts the program on a free port with an empty data folder, and ends exactly that process afterwards. A test may start
// another one with options of its own. Everybody of the demonstration has the password that the program prints.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ready_within_ms = 120_000;
const said_within_ms = 10_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
const cookie_name = "__Host-yingzhou";
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = process.env.YINGZHOU_BIN ?? join(root, "build/release/yingzhou");

const free_port = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });

async function answers(url: string, gone: () => string | undefined): Promise<void> {
  const until = Date.now() + ready_within_ms;
  while (Date.now() < until) {
    const reason = gone();
    if (reason) throw new Error(reason);
    const reply = await fetch(`${url}/api/v1/meta`).catch(() => undefined);
    if (reply?.ok) return;
    await pause();
  }
  throw new Error(`the server did not answer at ${url} within ${ready_within_ms} ms`);
}

interface Running {
  url: string;
  password: string; // "" without a demonstration
  said: () => string; // on the terminal so far
  stop: () => Promise<void>;
}

// What a browser keeps once somebody is logged in.
export interface LoggedIn {
  cookies: {
    name: string;
    value: string;
    domain: string;
    path: string;
    expires: number;
    httpOnly: boolean;
    secure: boolean;
    sameSite: "Strict";
  }[];
  origins: [];
}

export async function log_in(url: string, login_name: string, password: string): Promise<LoggedIn> {
  const reply = await fetch(`${url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ login_name, password, code: "" }),
  });
  const cookie = reply.headers.getSetCookie().find((text) => text.startsWith(`${cookie_name}=`));
  const value = cookie?.slice(cookie_name.length + 1).split(";")[0];
  if (!value) throw new Error(`${login_name} cannot log in: ${reply.status} ${await reply.text()}`);
  const kept = { path: "/", expires: -1, httpOnly: true, secure: true, sameSite: "Strict" as const };
  return { cookies: [{ name: cookie_name, value, domain: new URL(url).hostname, ...kept }], origins: [] };
}

const password_in = (said: string): string => /^Log in with this password.*:\s+(\S+)$/m.exec(said)?.[1] ?? "";

async function run(command: string, argv: string[], port: number): Promise<Running> {
  const child = spawn(command, argv, { stdio: "pipe" });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text.toString()));
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  let ended: string | undefined;
  child.once("error", (error) => (ended = `cannot start ${command}: ${error.message}`));
  child.once("exit", (code) => (ended = `the server ended with ${code}:\n${said.join("")}`));
  const url = `http://localhost:${port}`; // whose secure cookies both the browser and the tests' own requests send
  await answers(url, () => ended);
  // The password is the last it says; it answers a moment before.
  const until = Date.now() + said_within_ms;
  while (argv.includes("--demo") && !password_in(said.join("")) && Date.now() < until) await pause();
  return {
    url,
    password: password_in(said.join("")),
    said: () => said.join(""),
    stop: async () => {
      if (ended !== undefined) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

// The real program with an empty store, for what the shipped demonstration does not show.
export async function serve(...options: string[]): Promise<Running> {
  const port = await free_port();
  const data = mkdtempSync(join(tmpdir(), "yingzhou-browser-"));
  const running = await run(program, ["serve", "--port", String(port), "--data", data, ...options], port);
  const stop = async () => {
    await running.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { ...running, stop };
}

async function mock(): Promise<Running> {
  const port = await free_port();
  return run(process.execPath, [join(root, "web/mock/server.mjs"), "--port", String(port), "--dist", "--demo"], port);
}

export default async function start(): Promise<(() => Promise<void>) | void> {
  if (process.env.YINGZHOU_URL) return answers(process.env.YINGZHOU_URL, () => undefined);
  const running = await (process.env.YINGZHOU_MOCK === "1" ? mock() : serve("--demo"));
  process.env.YINGZHOU_URL = running.url;
  process.env.YINGZHOU_PASSWORD = running.password;
  return running.stop;
}
