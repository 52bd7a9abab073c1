// Starts the program on a free port with an empty data folder, once for each worker, and ends exactly those processes
// afterwards. A test may start another one with options of its own. Everybody of the demonstration has the password that
// the program prints.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ready_within_ms = 120_000;
const said_within_ms = 10_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
const servers_name = "YINGZHOU_SERVERS"; // what the workers are told
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

const password_line = /^Log in with this password.*:\s+(\S+)$/m;
const password_in = (said: string): string => password_line.exec(said)?.[1] ?? "";

// A program that runs until it is stopped.
interface Process {
  said: () => string;
  ended: () => string | undefined; // why it runs no more
  stop: () => Promise<void>;
}

function start_process(command: string, argv: string[]): Process {
  const child = spawn(command, argv, { stdio: "pipe" });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text.toString()));
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  let ended: string | undefined;
  child.once("error", (error) => (ended = `cannot start ${command}: ${error.message}`));
  child.once("exit", (code) => (ended = `${command} ${argv[0]} ended with ${code}:\n${said.join("")}`));
  return {
    said: () => said.join(""),
    ended: () => ended,
    stop: async () => {
      if (ended !== undefined) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function says({ said, ended }: Process, what: RegExp): Promise<void> {
  const until = Date.now() + said_within_ms;
  while (!what.test(said()) && ended() === undefined && Date.now() < until) await pause();
}

async function run(command: string, argv: string[], port: number): Promise<Running> {
  const running = start_process(command, argv);
  const url = `http://localhost:${port}`; // whose secure cookies both the browser and the tests' own requests send
  await answers(url, running.ended);
  // The password is the last it says; it answers a moment before.
  if (argv.includes("--demo")) await says(running, password_line);
  return { url, password: password_in(running.said()), said: running.said, stop: running.stop };
}

// A witness of somebody's log; it says its address and key.
export async function run_witness(options: string[]): Promise<Pick<Process, "said" | "stop">> {
  const running = start_process(program, ["log", "witness", "--port", "0", ...options]);
  await says(running, /Stop with/);
  const reason = running.ended();
  if (reason) throw new Error(reason);
  return running;
}

// The real program with an empty store, for what the shipped demonstration does not show; or with the one given. `{port}`
// in an option is the port it gets.
export async function serve(...options: string[]): Promise<Running> {
  const port = await free_port();
  const own = options.includes("--data") ? undefined : mkdtempSync(join(tmpdir(), "yingzhou-browser-"));
  const data = own ? ["--data", own] : [];
  const told = options.map((option) => option.replace("{port}", String(port)));
  const running = await run(program, ["serve", "--port", String(port), ...data, ...told], port);
  const stop = async () => {
    await running.stop();
    if (own) rmSync(own, { recursive: true, force: true });
  };
  return { ...running, stop };
}

async function mock(): Promise<Running> {
  const port = await free_port();
  return run(process.execPath, [join(root, "web/mock/server.mjs"), "--port", String(port), "--dist", "--demo"], port);
}

// One server for each worker, so that journeys side by side do not meet. The workers know them by the environment.
export default async function start({ workers }: { workers: number }): Promise<(() => Promise<void>) | void> {
  if (process.env.YINGZHOU_URL) return answers(process.env.YINGZHOU_URL, () => undefined);
  const one = process.env.YINGZHOU_MOCK === "1" ? mock : () => serve("--demo");
  const running = await Promise.all(Array.from({ length: workers }, one));
  process.env[servers_name] = JSON.stringify(running.map(({ url, password }) => ({ url, password })));
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()));
  };
}

export function server_of(worker: number): { url: string; password: string } {
  const { YINGZHOU_URL: url, YINGZHOU_PASSWORD: password = "", [servers_name]: started } = process.env;
  if (url) return { url, password };
  const found = (JSON.parse(started ?? "[]") as { url: string; password: string }[])[worker];
  if (!found) throw new Error(`there is no server for worker ${worker}`);
  return found;
}
