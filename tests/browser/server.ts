// Starts the program on a free port with an empty data folder, and ends exactly that process afterwards. A test may start
// another one with options of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ready_within_ms = 120_000;
export const root = fileURLToPath(new URL("../..", import.meta.url));

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
    const reply = await fetch(`${url}/api/v1/portfolios`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server did not answer at ${url} within ${ready_within_ms} ms`);
}

interface Running {
  url: string;
  stop: () => Promise<void>;
}

async function run(program: string, argv: string[], port: number): Promise<Running> {
  const child = spawn(program, argv, { stdio: "pipe" });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text.toString()));
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  let ended: string | undefined;
  child.once("error", (error) => (ended = `cannot start ${program}: ${error.message}`));
  child.once("exit", (code) => (ended = `the server ended with ${code}:\n${said.join("")}`));
  const url = `http://127.0.0.1:${port}`;
  await answers(url, () => ended);
  return {
    url,
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
  const program = process.env.YINGZHOU_BIN ?? join(root, "build/release/yingzhou");
  const port = await free_port();
  const data = mkdtempSync(join(tmpdir(), "yingzhou-browser-"));
  const running = await run(program, ["serve", "--port", String(port), "--data", data, ...options], port);
  const stop = async () => {
    await running.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { url: running.url, stop };
}

async function mock(): Promise<Running> {
  const port = await free_port();
  return run(process.execPath, [join(root, "web/mock/server.mjs"), "--port", String(port), "--dist"], port);
}

export default async function start(): Promise<(() => Promise<void>) | void> {
  if (process.env.YINGZHOU_URL) return answers(process.env.YINGZHOU_URL, () => undefined);
  const running = await (process.env.YINGZHOU_MOCK === "1" ? mock() : serve("--demo"));
  process.env.YINGZHOU_URL = running.url;
  return running.stop;
}
