// Starts the program on a free port with an empty data folder, and ends exactly that process afterwards.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ready_within_ms = 120_000;
const root = fileURLToPath(new URL("../..", import.meta.url));

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

export default async function start(): Promise<(() => Promise<void>) | void> {
  if (process.env.YINGZHOU_URL) return answers(process.env.YINGZHOU_URL, () => undefined);
  const port = await free_port();
  const data = mkdtempSync(join(tmpdir(), "yingzhou-browser-"));
  const mock = process.env.YINGZHOU_MOCK === "1";
  const program = process.env.YINGZHOU_BIN ?? join(root, "build/release/yingzhou");
  const child = mock
    ? spawn(process.execPath, [join(root, "web/mock/server.mjs"), "--port", String(port), "--dist"], { stdio: "pipe" })
    : spawn(program, ["serve", "--demo", "--port", String(port), "--data", data], { stdio: "pipe" });
  const said: string[] = [];
  child.stdout.on("data", (text: Buffer) => said.push(text.toString()));
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  let ended: string | undefined;
  child.once("error", (error) => (ended = `cannot start ${program}: ${error.message}`));
  child.once("exit", (code) => (ended = `the server ended with ${code}:\n${said.join("")}`));
  process.env.YINGZHOU_URL = `http://127.0.0.1:${port}`;
  await answers(process.env.YINGZHOU_URL, () => ended);
  return async () => {
    if (ended === undefined) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
}
