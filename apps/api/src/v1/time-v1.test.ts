import { expect, test } from "vitest";
import { ago, timestampV1 } from "./time-v1.ts";

const now = new Date("2025-02-17T00:00:00Z");
const MINUTE = 60 * 1000;

test.each([
  [0, "0 minutes ago"],
  [-MINUTE, "0 minutes ago"],
  [MINUTE, "1 minute ago"],
  [59 * MINUTE, "59 minutes ago"],
  [60 * MINUTE, "1 hour ago"],
  [25 * 60 * MINUTE, "1 day ago"],
  [80 * 24 * 60 * MINUTE, "80 days ago"],
])("%i milliseconds are %s", (passed, words) => {
  expect(ago(new Date(now.getTime() - passed), now)).toBe(words);
});

test("times have six decimals, or none", () => {
  expect(timestampV1(now)).toBe("2025-02-17T00:00:00Z");
  expect(timestampV1(new Date(now.getTime() + 7))).toBe("2025-02-17T00:00:00.007000Z");
  expect(timestampV1(null)).toBeNull();
});
