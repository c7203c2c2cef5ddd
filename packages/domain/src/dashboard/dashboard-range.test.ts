import { describe, expect, test } from "vitest";
import { DashboardRange, decideRange, MAX_RANGE_DAYS } from "./dashboard-range.ts";

const TODAY = "2026-11-22";

describe("the range that is meant", () => {
  test.each([
    ["nothing: twelve weeks ending today", {}, { from: "2026-08-31", to: "2026-11-22", until: "2026-11-23" }],
    [
      "an end: twelve weeks before it",
      { to: "2026-01-01" },
      { from: "2025-10-10", to: "2026-01-01", until: "2026-01-02" },
    ],
    ["a start: until today", { from: "2026-11-01" }, { from: "2026-11-01", to: "2026-11-22", until: "2026-11-23" }],
    [
      "one day",
      { from: "2024-02-29", to: "2024-02-29" },
      { from: "2024-02-29", to: "2024-02-29", until: "2024-03-01" },
    ],
    ["today alone", { from: TODAY }, { from: TODAY, to: TODAY, until: "2026-11-23" }],
    [
      "days to come",
      { from: "2027-01-01", to: "2027-01-31" },
      { from: "2027-01-01", to: "2027-01-31", until: "2027-02-01" },
    ],
    [
      "two years, one of them a leap year",
      { from: "2024-01-01", to: "2025-12-31" },
      { from: "2024-01-01", to: "2025-12-31", until: "2026-01-01" },
    ],
  ])("%s", (_, asked, range) => {
    expect(decideRange(asked, TODAY)).toEqual({ ok: true, value: range });
  });

  test.each([
    [
      "ends before it starts",
      { from: "2026-02-02", to: "2026-02-01" },
      "to",
      "Must not be before the start of the range.",
    ],
    ["starts after today, without an end", { from: "2026-11-23" }, "from", "Must not lie in the future."],
    [
      "has one day too many",
      { from: "2024-01-01", to: "2026-01-01" },
      "from",
      `A range has at most ${MAX_RANGE_DAYS} days.`,
    ],
    ["is ten years long", { from: "2016-11-22" }, "from", `A range has at most ${MAX_RANGE_DAYS} days.`],
  ])("one that %s is refused", (_, asked, field, message) => {
    expect(decideRange(asked, TODAY)).toEqual({ ok: false, refusal: { field, message } });
  });
});

test.each([
  { from: "2026-02-30" },
  { to: "yesterday" },
  { from: "2026-11-22T10:00Z" },
  { to: "10000-01-01" },
  { days: 7 },
])("%j is no range", (input) => {
  expect(DashboardRange.safeParse(input).success).toBe(false);
});
