// OUT-02, OUT-27, AMB-58: the log of everything that happened, verified by whoever wants to: on the page about it, beside a
// record, and from a file without log-in – by the page and by the program alike.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Download, Page } from "@playwright/test";

import { log_in, program, run_witness, serve } from "../server";
import { axe, expect, on_mock, test, wcag } from "../workbench";

test.skip(on_mock, "the mock keeps no log");
test.use({ expected_console: ["401"] });

interface Log {
  log_key: string;
  checkpoint: { size: number; note: string };
}
interface Proof {
  entry: string;
  proof: string;
}

const log_of = async (page: Page): Promise<Log> => (await page.request.get("/api/v1/log")).json() as Promise<Log>;
const result = (page: Page) => page.getByRole("region", { name: /^(结果|Result)$/ });
const key_box = (page: Page) => page.getByLabel("您信任的公钥");

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const waiting = page.waitForEvent("download");
  await press();
  return waiting;
}

async function give(page: Page, name: string, content: string): Promise<void> {
  await page
    .getByLabel("证明文件")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content, "utf8") });
}

// The last record of a kind, verified from the trail; the proof that was taken along.
async function proof_from_trail(page: Page, kind: string): Promise<string> {
  await page.goto(`/audit?kind=${kind}`);
  const row = page.getByRole("table", { name: "事件" }).getByRole("row").nth(1);
  await row.getByRole("button", { name: /^验证第 \d+ 条记录$/ }).click();
  await expect(row.getByRole("status")).toContainText(/已封存：全部 \d+ 条中的第 \d+ 条/);
  await expect(row.getByRole("status")).toContainText("公钥来自本服务器");
  const download = await saved(page, () => row.getByRole("button", { name: "下载证明" }).click());
  expect(download.suggestedFilename()).toMatch(/^record-\d+\.proof\.json$/);
  return readFileSync(await download.path(), "utf8");
}

// What the program says of the same file: 0 proven, 1 not.
function judged_by_program(proof: string, key: string): number {
  const folder = mkdtempSync(join(tmpdir(), "yingzhou-proof-"));
  try {
    writeFileSync(join(folder, "record.proof.json"), proof);
    execFileSync(program, ["log", "verify", join(folder, "record.proof.json"), "--key", key], { stdio: "pipe" });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("OUT_02 the evidence page tells how the log stands, and takes an old checkpoint to task", async ({ page_of }) => {
  const page = await page_of("officer");
  await page.goto("/");
  const { log_key, checkpoint } = await log_of(page);
  const told: Promise<string>[] = []; // to the page: another one may be sealed while it looks
  page.on("response", (reply) => {
    if (reply.url().endsWith("/api/v1/log")) told.push(reply.json().then((log: Log) => log.checkpoint.note));
  });
  await page.getByRole("link", { name: "存证", exact: true }).click();
  await expect(page.getByRole("heading", { name: "存证", level: 1 })).toBeVisible();
  await expect(page.getByText("还没有见证方")).toBeVisible();
  await expect(page.getByText(log_key, { exact: true })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);

  const download = await saved(page, () => page.getByRole("button", { name: "下载检查点" }).click());
  const kept = readFileSync(await download.path(), "utf8");
  expect(await Promise.all(told), "the checkpoint as the server told it, byte by byte").toContain(kept);
  const size = Number(kept.split("\n")[1]);
  expect(download.suggestedFilename()).toBe(`checkpoint-${size}.txt`);
  expect(size).toBeGreaterThanOrEqual(checkpoint.size);

  const compare = page.getByRole("region", { name: "与我保存的检查点对照" });
  await compare.getByRole("button", { name: "对照" }).click();
  await expect(compare).toContainText("请粘贴检查点全文");
  await compare.getByLabel("打开文件").setInputFiles({
    name: "checkpoint.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(kept.replace(/\n/g, "\r\n"), "utf8"), // as an editor of Windows leaves it
  });
  await compare.getByRole("button", { name: "对照" }).click();
  await expect(compare.getByRole("status")).toContainText(/^一致/);
  // More happens, and the log of now still begins with what was kept.
  await (await page_of("audit")).goto("/audit");
  await expect.poll(async () => (await log_of(page)).checkpoint.size).toBeGreaterThan(size);
  await compare.getByRole("button", { name: "对照" }).click();
  await expect(compare.getByRole("status")).toContainText(`以您保存的 ${size} 条开头`);
  await compare.getByLabel("以前的检查点").fill(kept.replace(`\n${size}\n`, `\n${size - 1}\n`));
  await compare.getByRole("button", { name: "对照" }).click();
  await expect(compare.getByRole("status")).toContainText("签名不符");
});

test("OUT_27 a record is verified in the trail, and from its file without log-in", async ({ page_of }) => {
  test.setTimeout(120_000);
  const audit = await page_of("audit");
  const file = await proof_from_trail(audit, "logged_in");
  const proof = JSON.parse(file) as Proof;
  const { log_key } = await log_of(audit);
  await audit.getByRole("button", { name: "账户菜单" }).click();
  await audit.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(audit.getByRole("heading", { name: "登录" })).toBeVisible();

  // Nobody is logged in here, and the only question to the server is which key it has.
  const asked: string[] = [];
  audit.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await audit.goto("/verify");
  await give(audit, "record.proof.json", file);
  await expect(result(audit)).toContainText("与本服务器的日志相符");
  await expect(result(audit)).toContainText("还不能防住本服务器");
  await key_box(audit).fill(log_key);
  await expect(result(audit)).toContainText("已证明：此记录与封存时一字不差");
  await expect(result(audit)).toContainText("登录");
  expect(asked.filter((line) => line.includes("/api/"))).toEqual(["GET /api/v1/log"]);
  expect(judged_by_program(file, log_key)).toBe(0);

  // One character anywhere: refused, and the reason is the right one. The program says the same.
  const broken: [string, Proof, string][] = [
    ["entry", { ...proof, entry: proof.entry.replace("logged_in", "logged_im") }, "记录内容与封存时不同"],
    ["place", { ...proof, proof: proof.proof.replace(/index (\d+)/, "index 1$1") }, "记录内容与封存时不同"],
    ["size", { ...proof, proof: proof.proof.replace(/\n(\d)(\d*)\n(?=[^\n]{44}\n\n)/, "\n$1$2" + "0\n") }, "签名不符"],
    ["signature", { ...proof, proof: proof.proof.slice(0, -20) + "AAAA" + proof.proof.slice(-16) }, "签名不符"],
  ];
  for (const [what, changed, reason] of broken) {
    const text = JSON.stringify(changed);
    expect(text, `${what} is broken`).not.toBe(JSON.stringify(proof));
    await give(audit, `${what}.proof.json`, text);
    await expect(result(audit), what).toContainText("未能证明");
    await expect(result(audit), what).toContainText(reason);
    await expect(result(audit), what).toContainText(`${what}.proof.json`);
    expect(judged_by_program(text, log_key), what).toBe(1);
  }
  await give(audit, "notes.json", "my notes");
  await expect(result(audit)).toContainText("这不是证明文件");

  // The key is the person's, not the session's: it is there next time, until it is cleared. A wrong one is not kept.
  await audit.reload();
  await expect(key_box(audit)).toHaveValue(log_key);
  await key_box(audit).fill(log_key.slice(0, -3));
  await expect(audit.getByText("不是公钥")).toBeVisible();
  await audit.reload();
  await expect(key_box(audit)).toHaveValue(log_key);
  await audit.getByRole("button", { name: "清除保存的公钥" }).click();
  await audit.reload();
  await expect(key_box(audit)).toHaveValue("");
});

test("OUT_02 the rating that stands is verified on the page of the enterprise", async ({ page }) => {
  await page.goto("/parties/demo-rat-16");
  await page.getByRole("button", { name: "验证此评级" }).click();
  await expect(page.locator(".record-check").getByRole("status")).toContainText(/已封存：全部 \d+ 条中的第 \d+ 条/);
  const download = await saved(page, () => page.getByRole("button", { name: "下载证明" }).click());
  const { entry } = JSON.parse(readFileSync(await download.path(), "utf8")) as Proof;
  expect(JSON.parse(entry)).toMatchObject({ kind: "decision_made", party_id: "demo-rat-16" });
  // What the page shows is compared with what was sealed.
  await page.route("**/parties/demo-rat-16/assessment*", async (route) => {
    const reply = await route.fetch();
    const decision = (await reply.json()) as { trace_hash: string };
    await route.fulfill({ response: reply, json: { ...decision, trace_hash: "0".repeat(64) } });
  });
  await page.reload();
  await page.getByRole("button", { name: "验证此评级" }).click();
  await expect(page.locator(".record-check").getByRole("status")).toContainText("封存的记录与本页显示的不同");
});

test("AMB_58 the national profile is told, with the command that checks it", async ({ browser }) => {
  test.setTimeout(120_000);
  const { url, password, stop } = await serve("--demo", "--log-profile", "national");
  try {
    const context = await browser.newContext({
      baseURL: url,
      locale: "zh-CN",
      storageState: await log_in(url, "audit", password),
    });
    const page = await context.newPage();
    await page.goto("/evidence");
    await expect(page.getByText("国密（SM3、SM2）")).toBeVisible();
    await page.goto("/audit?kind=logged_in");
    const row = page.getByRole("table", { name: "事件" }).getByRole("row").nth(1);
    await row.getByRole("button", { name: /^验证第/ }).click();
    await expect(row.getByRole("status")).toContainText("浏览器不能验证");
    const download = await saved(page, () => row.getByRole("button", { name: "下载证明" }).click());
    await page.goto("/verify");
    await give(page, "record.proof.json", readFileSync(await download.path(), "utf8"));
    await expect(result(page)).toContainText("国密");
    await expect(result(page).getByText("yingzhou log verify 'record.proof.json' --key")).toBeVisible();
    await context.close();
  } finally {
    await stop();
  }
});

test("AMB_58 a witness is named with the time it cosigned, and its absence is told with what to do", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const data = mkdtempSync(join(tmpdir(), "yingzhou-witnessed-"));
  const begun = await serve("--demo", "--data", data);
  await begun.stop();
  const key = execFileSync(program, ["log", "key", "--data", data], { encoding: "utf8" }).trim();
  const witness = await run_witness(["--name", "bank.example", "--state", join(data, "witness"), "--key", key]);
  const address = /--witness '([^']+)'/.exec(witness.said())?.[1] ?? "";
  const { url, password, stop } = await serve("--demo", "--data", data, "--witness", address);
  try {
    const storageState = await log_in(url, "audit", password);
    const context = await browser.newContext({ baseURL: url, locale: "zh-CN", storageState });
    const page = await context.newPage();
    await page.goto("/evidence");
    const watching = page.getByRole("region", { name: /^见证方/ });
    await expect(watching.getByRole("listitem")).toContainText(/bank\.example.*20\d\d-.* 联署$/);
    const proof = await proof_from_trail(page, "logged_in");
    await page.goto("/verify");
    await key_box(page).fill(`${key}\n${address.split(",")[1] ?? ""}`);
    await give(page, "record.proof.json", proof);
    await expect(result(page)).toContainText(/bank\.example 于 .* 联署：此记录最迟在那时已经存在/);
    await give(page, "record.proof.json", proof.replace(/— bank\.example [^\\]+\\n/, ""));
    await expect(result(page)).toContainText("您要求的见证方没有联署：bank.example");
    await witness.stop();
    await page.goto("/audit"); // looking leaves a record, which nobody cosigns any more
    await expect(page.getByRole("table", { name: "事件" })).toBeVisible();
    await page.goto("/evidence");
    await expect(page.getByRole("alert")).toContainText("请与见证方确认其程序在运行");
    await expect(watching.getByRole("listitem")).toContainText("尚未联署最新检查点");
    await context.close();
  } finally {
    await stop();
    await witness.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

test("an ended session is told when a download is asked for", async ({ page_of }) => {
  const page = await page_of("officer");
  await page.goto("/parties/demo-rat-16");
  await expect(page.getByRole("link", { name: "评级报告 PDF" })).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole("link", { name: "评级报告 PDF" }).click();
  await expect(page.getByText("登录已结束，请重新登录")).toBeVisible();
});

for (const [width, locales] of [
  [1440, ["zh-CN", "en"]],
  [390, ["zh-CN"]], // the phone is checked in Chinese
] as const)
  for (const locale of locales)
    test(`evidence and verification have no accessibility fault (${locale}, ${width} px)`, async ({
      browser,
      baseURL,
      password,
    }) => {
      test.setTimeout(120_000);
      const viewport = { width, height: 900 };
      const storageState = await log_in(baseURL ?? "", "audit", password);
      const context = await browser.newContext({ baseURL: baseURL ?? "", viewport, storageState, locale: "zh-CN" });
      const page = await context.newPage();
      const faults = async (what: string) => {
        const violations = await axe(page, { tags: wcag });
        const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(" ")}`));
        expect(told, what).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${what} stays within ${width} px`).toBe(0);
      };
      await page.goto(`/evidence?lang=${locale}`);
      await expect(page.locator(".log-figures")).toBeVisible();
      await faults("evidence");
      await page.locator(".compare textarea").fill("my notes");
      await page.locator(".compare button[type=submit]").click();
      await expect(page.locator(".compare .ant-alert")).toBeVisible();
      await faults("a checkpoint refused");
      await page.goto(`/audit?kind=logged_in&lang=${locale}`);
      await page.locator(".record-check button").first().click();
      await expect(page.locator(".checked-line")).toBeVisible();
      await faults("a record verified in the trail");
      const waiting = page.waitForEvent("download");
      await page.locator(".checked-line button").click();
      const file = readFileSync(await (await waiting).path(), "utf8");
      await context.clearCookies();
      await page.goto(`/verify?lang=${locale}`);
      await faults("nothing to verify yet");
      for (const content of [file, file.replace("logged_in", "logged_im")]) {
        await page
          .locator("input[type=file]")
          .setInputFiles({ name: "r.proof.json", mimeType: "application/json", buffer: Buffer.from(content, "utf8") });
        await expect(
          result(page).getByText("r.proof.json,").or(result(page).getByText("r.proof.json，")),
        ).toBeVisible();
        await page.locator("summary").first().click();
        await faults("verified");
      }
      await context.close();
    });
