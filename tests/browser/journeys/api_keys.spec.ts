// C16: a key for a program is made with some of one's permissions, shown once, works, and is refused once it is revoked.
import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock makes no keys");
test.use({ expected_console: ["403"] }); // a step-up is asked for by a refusal

test("C16 a key is made, used by a program and revoked", async ({ page_of, password, request }) => {
  const page = await page_of("leader");
  await page.goto("/account");
  const section = page.getByRole("region", { name: "接口密钥" });
  await section.getByRole("button", { name: "新建密钥" }).click();
  await section.getByRole("button", { name: "新建密钥" }).click();
  await expect(section.getByText("请填写用途")).toBeVisible();
  const title = `同步评级 ${Date.now()}`;
  await section.getByLabel("用途").fill(title);
  await section.getByLabel("有效期至").fill("2099-12-31");
  await section.getByLabel("查看企业组合").check();
  await section.getByRole("button", { name: "新建密钥" }).click();
  const dialog = page.getByRole("dialog", { name: "请再次验证身份" });
  await dialog.getByLabel("您的登录密码").fill(password);
  await dialog.getByRole("button", { name: "验证并继续" }).click();
  await expect(section.getByText("只显示这一次")).toBeVisible();
  const key = (await section.locator("pre").first().textContent()) ?? "";

  const asked = (path: string) => request.get(path, { headers: { Authorization: `Bearer ${key}`, Cookie: "" } });
  expect((await asked("/api/v1/portfolios")).status()).toBe(200);
  expect((await asked("/api/v1/parties/demo-rat-16")).status()).toBe(403); // not among its permissions

  await section.getByRole("button", { name: "我已保存" }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await section.getByRole("button", { name: `撤销: ${title}` }).click();
  await page
    .getByRole("button", { name: "撤 销", exact: true })
    .or(page.getByRole("button", { name: "撤销", exact: true }))
    .last()
    .click();
  await expect(section.getByText(title)).toHaveCount(0);
  expect((await asked("/api/v1/portfolios")).status()).toBe(401);
});
