import { describe, expect, it } from "vitest";

import { safe_return } from "./safe_return";

describe("the way back after log-in", () => {
  it.each([
    ["/parties/demo-rat-16?tab=facts", "/parties/demo-rat-16?tab=facts"],
    ["/approvals", "/approvals"],
    ["/", "/"],
  ])("leads to the page that was wanted: %s", (to, expected) => expect(safe_return(to)).toBe(expected));
  it.each([
    undefined,
    "",
    "//evil.test",
    "/\\evil.test",
    "https://evil.test/",
    "javascript:alert(1)",
    "/login?to=/login",
    "/set-up",
    "/invitation#t",
  ])("never leads elsewhere or in circles: %s", (to) => expect(safe_return(to)).toBe("/"));
});
