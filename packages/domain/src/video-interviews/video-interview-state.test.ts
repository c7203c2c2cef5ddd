import { describe, expect, test } from "vitest";
import {
  decideAdvance,
  decideCandidateEntry,
  effectiveDeadline,
  VideoInterviewStatus,
} from "./video-interview-state.ts";
import { usernameStem } from "./video-interview.ts";

const now = new Date("2026-01-01T00:00Z");
const future = new Date("2026-01-02T00:00Z");
const past = new Date("2025-12-31T00:00Z");
const email = "luke@tatooine.example";

describe("decideAdvance", () => {
  test("invites a new interview with a deadline in the future and an email", () => {
    expect(decideAdvance({ status: "new", deadline: future, email }, now)).toMatchObject({
      ok: true,
      value: { to: "invited" },
    });
  });

  test.each([
    [{ deadline: past, email }, "deadline"],
    [{ deadline: now, email }, "deadline"],
    [{ deadline: null, email }, "deadline"],
    [{ deadline: future, email: null }, "email"],
    [{ deadline: future, email: "" }, "email"],
  ])("names the condition that fails: %o", (facts, field) => {
    expect(decideAdvance({ status: "new", ...facts }, now)).toMatchObject({ ok: false, refusal: { field } });
  });

  test.each(VideoInterviewStatus.options.filter((status) => status !== "new"))("refuses from %s", (status) => {
    expect(decideAdvance({ status, deadline: future, email }, now)).toMatchObject({
      ok: false,
      refusal: { field: "status" },
    });
  });
});

test("a new interview without a deadline counts with the period, and keeps the one it has", () => {
  expect(effectiveDeadline({ status: "new", deadline: null }, now)).toEqual(new Date("2026-01-08T00:00Z"));
  expect(effectiveDeadline({ status: "new", deadline: null }, now, 3)).toEqual(new Date("2026-01-04T00:00Z"));
  expect(effectiveDeadline({ status: "new", deadline: past }, now, 3)).toEqual(past);
  expect(effectiveDeadline({ status: "expired", deadline: null }, now, 3)).toBeNull();
});

test("a candidate gets in from the invitation to the end, and never after the deadline", () => {
  const open = ["invited", "confirmed", "interviewing"];
  for (const status of VideoInterviewStatus.options) {
    expect(decideCandidateEntry({ status, deadline: future }, now).ok, status).toBe(open.includes(status));
    expect(decideCandidateEntry({ status, deadline: past }, now).ok, status).toBe(false);
  }
});

test("a username begins with the Latin letters of the name", () => {
  expect([usernameStem("Skywalker"), usernameStem("Ößterreicher-Å"), usernameStem("李")]).toEqual([
    "skywalker",
    "oterreichera",
    "candidate",
  ]);
});
