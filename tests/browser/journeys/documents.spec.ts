// CRM-37, OUT-27: a file is anchored without leaving the browser; whoever holds it can show that it is the one, on the
// enterprise page or, without log-in, with its proof.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { expect, on_mock, test } from "../workbench";

// 503: a proof asked for before the record is sealed; the page asks again.
test.use({ expected_console: ["409", "503"] });
test.skip(on_mock, "the mock keeps no log");

const file_of = (name: string, text: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });

test("CRM_37 OUT_27 a contract is anchored, found again, and a changed copy is told from it", async ({ page_of }) => {
  const officer = await page_of("officer");
  const text = `甲方：示范园区；乙方：示范企业；${Date.now()}`;
  const sent: string[] = [];
  officer.on("request", (request) => sent.push(request.postData() ?? ""));
  await officer.goto("/parties/demo-rat-16?tab=documents");
  await officer.getByLabel("要存证的文件").setInputFiles(file_of("入园合同.pdf", text));
  const sha256 = createHash("sha256").update(text).digest("hex");
  await expect(officer.getByText(sha256)).toBeVisible();
  await officer.getByRole("button", { name: "存证", exact: true }).click();
  await expect(officer.getByText("请选择类别").last()).toBeVisible();
  await officer.getByLabel("类别").selectOption({ label: "合同文本" });
  await officer.getByRole("button", { name: "存证", exact: true }).click();
  const row = officer.getByRole("table", { name: "已存证的文件" }).getByRole("row").filter({ hasText: sha256 });
  await expect(row).toContainText("入园合同.pdf");
  await expect(row).toContainText("陈专员");
  expect(sent.join("")).not.toContain("甲方");

  // The same file again is refused with the day on which it was anchored.
  await officer.getByLabel("要存证的文件").setInputFiles(file_of("副本.pdf", text));
  await officer.getByLabel("类别").selectOption({ label: "其他" });
  await officer.getByRole("button", { name: "存证", exact: true }).click();
  await expect(officer.getByText(/此文件已于 .* 存证，名为“入园合同.pdf”/)).toBeVisible();

  await officer.getByLabel("要核对的文件").setInputFiles(file_of("手里的.pdf", text));
  await expect(officer.getByText("一个字节也没有变")).toBeVisible();
  await officer.getByLabel("要核对的文件").setInputFiles(file_of("手里的.pdf", `${text}。`));
  await expect(officer.getByText("不一致：本企业存证的文件中没有这一份")).toBeVisible();

  // Sealed within seconds; the proof convinces somebody without an account, who holds the file.
  await expect(async () => {
    await row.getByRole("button", { name: /验证“入园合同.pdf”的存证|重新验证/ }).click();
    await expect(row.getByText("已封存：")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const download = officer.waitForEvent("download");
  await row.getByRole("button", { name: "下载证明" }).click();
  const proof = await readFile(await (await download).path());
  await officer.goto("/verify");
  await officer.getByLabel("证明文件").setInputFiles({ name: "p.json", mimeType: "application/json", buffer: proof });
  await officer.getByLabel("要核对的文件").setInputFiles(file_of("手里的.pdf", text));
  await expect(officer.getByText("一致：这就是当时存证的文件")).toBeVisible();
  await officer.getByLabel("要核对的文件").setInputFiles(file_of("手里的.pdf", `${text}。`));
  await expect(officer.getByText("不一致：这不是当时存证的文件")).toBeVisible();
});
