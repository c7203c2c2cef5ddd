import { expect, test } from "vitest";
import { WebAddress } from "./web-address.ts";

test.each(["https://tests.example/1?a=b#c", "http://localhost:3000", "HTTPS://Tests.example"])("%j is one", (text) => {
  expect(WebAddress.parse(` ${text} `)).toBe(text);
});

test.each([
  "",
  " ",
  "tests.example",
  "//tests.example",
  "javascript:alert(1)",
  "ftp://x.example",
  "http://[",
  "https://x/\u0000",
  "https://x/\ud800",
])("%j is none", (text) => {
  const messages = WebAddress.safeParse(text).error?.issues.map((issue) => issue.message) ?? [];
  expect(messages).not.toEqual([]);
  expect(messages).not.toContain("Invalid URL");
});
