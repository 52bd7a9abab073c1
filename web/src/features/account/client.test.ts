import { describe, expect, it } from "vitest";

import { client_words } from "./client";

describe("the device of a session", () => {
  it.each([
    [
      "10.1.2.3 Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0 Safari/537.36 Edg/143.0",
      "Edge · Windows · 10.1.2.3",
    ],
    ["10.1.2.3 Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux · 10.1.2.3"],
    ["::1 Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iOS · ::1"],
    ["10.1.2.3 curl/8.5.0", "curl/8.5.0 · 10.1.2.3"],
    ["10.1.2.3", "10.1.2.3"],
  ])("%s", (client, expected) => expect(client_words(client)).toBe(expected));
});
