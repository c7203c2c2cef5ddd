import { describe, expect, test } from "vitest";
import { decideStep, StepAction, type StepFacts, StepStatus } from "./step-state.ts";

const step = (facts: Partial<StepFacts>): StepFacts => ({
  status: "notStarted",
  decidedBy: null,
  previous: null,
  ...facts,
});

describe("a step", () => {
  test.each([
    [{}, "start", "inProgress"],
    [{ previous: "approved" }, "start", "inProgress"],
    [{ status: "inProgress" }, "complete", "completed"],
    [{ status: "completed" }, "approve", "approved"],
    [{ status: "completed" }, "disapprove", "notApproved"],
    [{ status: "approved" }, "disapprove", "notApproved"],
    [{ status: "notApproved" }, "approve", "approved"],
  ] as const)("%j: %s makes it %s", (facts, action, to) => {
    expect(decideStep(step(facts), action, "person")).toEqual({ ok: true, value: to });
  });

  test.each([
    [{ previous: "notStarted" }, "start", "step before"],
    [{ previous: "completed" }, "start", "step before"],
    [{ previous: "notApproved" }, "start", "step before"],
    [{}, "complete", "started first"],
    [{}, "approve", "completed first"],
    [{ status: "inProgress" }, "approve", "completed first"],
    [{ status: "inProgress" }, "disapprove", "completed first"],
  ] as const)("%j: %s is refused", (facts, action, reason) => {
    expect(decideStep(step(facts), action, "person")).toEqual({ ok: false, refusal: expect.stringContaining(reason) });
  });

  test("a second click changes nothing, in every status", () => {
    for (const status of StepStatus.options) {
      for (const action of StepAction.options) {
        const first = decideStep(step({ status }), action, "person");
        if (!first.ok) continue;
        expect(decideStep(step({ status: first.value }), action, "person")).toEqual(first);
      }
    }
  });

  test("the workflow never overwrites a person's decision, and a person may overwrite the workflow's", () => {
    const approved = { status: "approved", decidedBy: "person" } as const;
    expect(decideStep(step(approved), "disapprove", "workflow").ok).toBe(false);
    expect(decideStep(step({ ...approved, decidedBy: "workflow" }), "disapprove", "workflow").ok).toBe(true);
    expect(decideStep(step({ ...approved, decidedBy: "workflow" }), "disapprove", "person").ok).toBe(true);
  });
});
