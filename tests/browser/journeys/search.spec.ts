// Enterprises found as one types, a new one registered once, two files of one enterprise merged. Source: ENT-01.

import { axe, expect, test } from "../workbench";

const box = "搜索企业";

// A code that nobody has yet, with the check character of GB 32100-2015.
function new_code(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `91310101${String(Date.now()).slice(-9)}`;
  const sum = [...body].reduce((total, one, at) => total + alphabet.indexOf(one) * (3 ** at % 31), 0);
  return body + alphabet.charAt((31 - (sum % 31)) % 31);
}

test.use({ expected_console: ["status of 400"] }); // a code whose check character is wrong

test("ENT-01 / finds an enterprise by initials, marks what was typed, and opens it by keyboard alone", async ({
  page,
}) => {
  await page.goto("/portfolios/demo");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  const input = page.getByRole("combobox", { name: box });
  await expect(input).toBeFocused();
  await input.fill("电商");
  const options = page.getByRole("listbox", { name: "找到的企业" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(options.first().locator("mark").first()).toHaveText("电商");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await input.fill("dianshang");
  await expect(options.first().locator("mark").first()).toHaveText("电商");
  expect(await axe(page)).toEqual([]);
  const name = await options.first().locator(".hit-name").textContent();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/parties\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
  await input.fill("没有这样的企业");
  await expect(page.getByText("没有找到企业", { exact: true })).toBeVisible();
  await input.press("Escape");
  await expect(page.getByText("没有找到企业", { exact: true })).toBeHidden();
});

test("ENT-01 a new enterprise is registered once: likely duplicates show while one types, the same code is refused", async ({
  page_of,
}) => {
  const page = await page_of("officer");
  await page.goto("/portfolios/demo");
  const name = `上海蓬莱路${Date.now() % 100_000}号精密仪器有限公司`;
  const code = new_code();
  const fill = async (field: string, text: string) => page.getByRole("dialog").getByLabel(field).fill(text);
  await page.getByRole("button", { name: "新建企业" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page.getByRole("dialog").getByText("请填写", { exact: true })).toBeVisible();
  await fill("企业名称", name);
  await fill("统一社会信用代码", `${code.slice(0, -1)}${code.endsWith("X") ? "Y" : "X"}`);
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page.getByRole("dialog").getByText(/统一社会信用代码有误/)).toBeVisible();
  await fill("统一社会信用代码", code);
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page).toHaveURL(/\/parties\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.goto("/portfolios/demo");
  await page.getByRole("button", { name: "新建企业" }).click();
  await fill("企业名称", name.replace("上海", "上海市").replace("有限公司", "有限责任公司"));
  const likely = page.getByRole("region", { name: "可能已建档的企业" });
  await expect(likely.getByRole("link", { name })).toBeVisible();
  await expect(likely.getByText("字号")).toBeVisible();
  expect(await axe(page, { within: ".ant-modal" })).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page.getByText("同名企业已建档；确为另一家的，请说明理由")).toBeVisible();
  await fill("统一社会信用代码", code);
  await expect(likely.getByText("信用代码相同")).toBeVisible();
  await expect(page.getByText("此信用代码的企业已建档，请直接使用该档案")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page.getByRole("dialog")).toBeVisible(); // nothing is sent
  await fill("统一社会信用代码", "");
  await fill("确为另一家企业的理由", "分立后新设，注册地不同");
  await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
  await expect(page).toHaveURL(/\/parties\//);
});

test("ENT-01 two files of one enterprise are merged and separated, and a former name is kept and found", async ({
  page_of,
}) => {
  const page = await page_of("officer");
  const name = `上海方丈路${Date.now() % 100_000}号光学仪器有限公司`;
  const code = new_code();
  const register = async (uscc: string, reason?: string) => {
    await page.goto("/portfolios/demo");
    await page.getByRole("button", { name: "新建企业" }).click();
    await page.getByRole("dialog").getByLabel("企业名称").fill(name);
    await page.getByRole("dialog").getByLabel("统一社会信用代码").fill(uscc);
    if (reason) await page.getByRole("dialog").getByLabel("确为另一家企业的理由").fill(reason);
    await page.getByRole("dialog").getByRole("button", { name: "建档" }).click();
    await expect(page).toHaveURL(/\/parties\//);
    return page.url();
  };
  await register(code);
  const twin = await register("", "分立后新设");
  await page.getByRole("button", { name: "档案操作" }).click();
  await page.getByRole("menuitem", { name: "并入另一档案" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "保留的档案" }).fill(name.slice(2));
  await page.getByRole("option").filter({ hasText: code }).click();
  await page.getByRole("dialog").getByLabel("原因").fill("同一企业重复建档");
  await page.getByRole("dialog").getByRole("button", { name: "并入", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByText("并入的档案", { exact: true })).toBeVisible();
  await page.goto(twin);
  await expect(page.getByText(/此档案已于/)).toBeVisible();
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: "撤销并档" }).click();
  await page.getByRole("dialog").getByLabel("原因").fill("经核实为两家");
  await page.getByRole("dialog").getByRole("button", { name: "撤销并档" }).click();
  await expect(page.getByText("并入的档案", { exact: true })).toBeHidden();

  // Renamed: the former name stays and finds it. Whoever is quicker than the answer is not held to that about the name before.
  await page.route("**/namesakes?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await page.getByRole("button", { name: "档案操作" }).click();
  await page.getByRole("menuitem", { name: "企业更名" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("企业名称")
    .fill(`${name.replace("上海方丈", "上海瀛台")}`);
  await page.getByRole("dialog").getByLabel("新名称启用日").fill("2025-01-01");
  await page.getByRole("dialog").getByLabel("原因").fill("变更登记");
  await page.getByRole("dialog").getByRole("button", { name: "更名", exact: true }).click();
  await expect(page.getByText("曾用名", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("combobox", { name: "搜索企业" }).fill(name.slice(2));
  await expect(page.getByRole("option").filter({ hasText: "曾用名" }).first()).toBeVisible();
});

test("ENT-01 a reader is offered no register, and finds only what it may see", async ({ page_of }) => {
  const page = await page_of("bank");
  await page.goto("/portfolios/demo");
  await expect(page.getByRole("button", { name: "新建企业" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "搜索企业" }).fill("电商");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("combobox", { name: "搜索企业" }).fill("有限公司");
  await expect(page.getByRole("option").filter({ hasNotText: "电商" })).toHaveCount(0);
});
