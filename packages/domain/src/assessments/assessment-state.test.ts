import { describe, expect, test } from "vitest";
import {
  AssessmentAction,
  AssessmentStatus,
  assessmentTransitions,
  decideAssessment,
  percentageOf,
} from "./assessment-state.ts";

const validFrom = new Date("2026-06-01T00:00:00Z");
const validTo = new Date("2026-06-08T00:00:00Z");
const within = new Date("2026-06-03T00:00:00Z");
const early = new Date("2026-05-31T23:59:59Z");

const decide = (status: AssessmentStatus, action: AssessmentAction, now = within) =>
  decideAssessment({ status, validFrom, validTo }, action, now);

test("a test is opened, started, completed, and then approved or disqualified", () => {
  const path = [
    ["assigned", "openLink", "linkOpened"],
    ["linkOpened", "start", "started"],
    ["started", "submit", "started"],
    ["started", "complete", "completed"],
    ["completed", "approve", "completed"],
    ["completed", "disapprove", "completed"],
    ["completed", "disqualify", "disqualified"],
  ] as const;
  for (const [status, action, to] of path) expect(decide(status, action)).toEqual({ ok: true, value: to });
});

test.each(AssessmentAction.options)(
  "%s leads where its table says, once more changes nothing, all else is refused",
  (action) => {
    const { from, to, done, refusal } = assessmentTransitions[action];
    for (const status of AssessmentStatus.options) {
      const stays = done.includes(status) || to === "same";
      const allowed = done.includes(status) || from.includes(status);
      const expected = allowed ? { ok: true, value: stays ? status : to } : { ok: false, refusal };
      expect(decide(status, action), status).toEqual(expected);
    }
  },
);

describe("the window", () => {
  test("keeps links shut before it and from its end on", () => {
    for (const action of ["openLink", "start", "complete"] as const) {
      expect(decide("assigned", action, early)).toEqual({ ok: false, refusal: "The test is not open yet." });
      expect(decide("linkOpened", action, validTo)).toEqual({ ok: false, refusal: "The test is not valid any more." });
    }
    expect(decide("assigned", "openLink", validFrom).ok).toBe(true);
  });

  test("does not hinder the result of a test that was begun in time, nor what a manager decides", () => {
    expect(decide("started", "complete", validTo)).toEqual({ ok: true, value: "completed" });
    for (const action of ["revoke", "disqualify"] as const) expect(decide("assigned", action, validTo).ok).toBe(true);
  });
});

test("a percentage is in hundredths, rounded", () => {
  expect([percentageOf(1, 3), percentageOf(2, 3), percentageOf(5, 5), percentageOf(0, 7)]).toEqual([
    3333, 6667, 10_000, 0,
  ]);
});
