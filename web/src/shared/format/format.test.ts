import { describe, expect, it } from "vitest";

import { format_money, format_money_exact } from "./money";
import { format_number, format_percent, format_points, format_signed } from "./number";
import { format_shown, is_veiled } from "./shown";

describe("money", () => {
  const cases: [string, number | null, string, string, string][] = [
    ["ten thousands", 80_000_000, "CNY", "8,000 万元", "CNY 80 M"],
    ["the case's proposal", 50_000_000, "CNY", "5,000 万元", "CNY 50 M"],
    ["hundred millions", 2_000_000_000, "CNY", "20 亿元", "CNY 2 bn"],
    ["two decimals of the unit", 1_234_567_890, "CNY", "12.35 亿元", "CNY 1.23 bn"],
    ["exactly at a unit", 10_000, "CNY", "1 万元", "CNY 10 k"],
    ["below every unit", 9_999, "CNY", "9,999 元", "CNY 10 k"],
    ["zero", 0, "CNY", "0 元", "CNY 0"],
    ["negative", -3_500_000, "CNY", "-350 万元", "CNY -3.5 M"],
    ["dollars", 511_267_000, "USD", "5.11 亿美元", "USD 511.27 M"],
    ["nothing", null, "CNY", "—", "—"],
  ];
  it.each(cases)("reads in both languages: %s", (_why, amount, currency, zh, en) => {
    expect(format_money(amount, currency, "zh-CN")).toBe(zh);
    expect(format_money(amount, currency, "en")).toBe(en);
  });
  it("keeps every digit where the exact amount is asked for", () => {
    expect(format_money_exact(50_004_160.5, "CNY", "zh-CN")).toBe("50,004,160.5 元");
    expect(format_money_exact(null, "CNY", "en")).toBe("—");
  });
});

describe("figures", () => {
  it("groups digits and drops needless decimals", () => {
    expect(format_number(1234567.891)).toBe("1,234,567.89");
    expect(format_number(3)).toBe("3");
    expect(format_number(undefined)).toBe("—");
  });
  it("signs changes with a real minus", () => {
    expect(format_signed(25.2)).toBe("+25.2");
    expect(format_signed(-3)).toBe("−3");
    expect(format_signed(0)).toBe("0");
    expect(format_points(-1.25)).toBe("−1.25");
  });
  it("prints shares as percentages", () => {
    expect(format_percent(0.12)).toBe("12%");
    expect(format_percent(2 / 3)).toBe("66.7%");
    expect(format_percent(0)).toBe("0%");
    expect(format_percent(null)).toBe("—");
  });
});

describe("shown values", () => {
  const words = { yes: "是", no: "否", hidden: "不可见", days: (count: string) => `${count} 天` };
  const show = (number: number | null, text: string | null, unit: string) =>
    format_shown({ ...(number != null && { number }), ...(text != null && { text }), unit }, "CNY", "zh-CN", words);
  it("follows the unit", () => {
    expect(show(0.12, null, "percent")).toBe("12%");
    expect(show(1_200_000_000, null, "money")).toBe("12 亿元");
    expect(show(62, null, "days")).toBe("62 天");
    expect(show(1.5, null, "ratio")).toBe("1.5");
    expect(show(5, null, "number")).toBe("5");
  });
  it("reads truth values and leaves texts alone", () => {
    expect(show(null, "true", "boolean")).toBe("是");
    expect(show(null, "false", "boolean")).toBe("否");
    expect(show(null, "pre_clinical", "text")).toBe("pre_clinical");
  });
  it("prints what is masked as the server masked it, and says what is hidden", () => {
    expect(show(null, "张*", "masked")).toBe("张*");
    expect(show(null, null, "hidden")).toBe("不可见");
    expect([{ unit: "masked" }, { unit: "hidden" }, { unit: "text" }].map(is_veiled)).toEqual([true, true, false]);
  });
  it("never prints null", () => {
    expect(show(null, null, "percent")).toBe("—");
    expect(show(null, "", "text")).toBe("—");
  });
});
