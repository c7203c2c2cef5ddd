import { describe, expect, test } from "vitest";
import { transitions } from "./transitions.ts";
import {
  decideCandidateEntry,
  decideReminder,
  decideTransition,
  effectiveDeadline,
  type TransitionFacts,
} from "./video-interview-state.ts";
import { VideoInterviewStatus } from "./video-interview-status.ts";
import { usernameStem } from "./video-interview.ts";

const now = new Date("2026-01-01T00:00Z");
const future = new Date("2026-01-02T00:00Z");
const past = new Date("2025-12-31T00:00Z");
const facts: TransitionFacts = {
  status: "new",
  deadline: future,
  email: "luke@tatooine.example",
  applicationStatus: "active",
  passwordSet: false,
  unanswered: 0,
  inactiveAt: null,
};
const actors = ["manager", "candidate", "system"] as const;
const actions = ["advance", "skip", "expire"] as const;

/** The table of SPEC §3, written a second time: from, to, who, and facts for which it holds. */
const spec = [
  ["new", "invited", "manager", "advance", {}],
  ["invited", "confirmed", "candidate", "advance", {}],
  ["confirmed", "interviewing", "candidate", "advance", {}],
  ["interviewing", "interviewed", "candidate", "advance", {}],
  ["aborted", "confirmed", "manager", "advance", {}],
  ["expired", "invited", "manager", "advance", { passwordSet: false }],
  ["expired", "confirmed", "manager", "advance", { passwordSet: true }],
  ["new", "skipped", "manager", "skip", {}],
  ["invited", "skipped", "manager", "skip", {}],
  ["confirmed", "skipped", "manager", "skip", {}],
  ["expired", "skipped", "manager", "skip", {}],
  ["aborted", "skipped", "manager", "skip", {}],
  ["invited", "expired", "system", "expire", { deadline: past }],
  ["confirmed", "expired", "system", "expire", { deadline: past }],
  ["interviewing", "aborted", "system", "expire", { deadline: past }],
  ["interviewing", "aborted", "system", "expire", { inactiveAt: past }],
] as const;

describe("decideTransition", () => {
  test.each(spec)("%s becomes %s by the %s (%s, %o)", (status, to, actor, action, difference) => {
    const decision = decideTransition({ ...facts, ...difference, status }, actor, action, now);
    expect(decision).toMatchObject({ ok: true, value: { from: status, to } });
  });

  test("takes nothing that is not in the table, for every state, actor and action", () => {
    for (const status of VideoInterviewStatus.options) {
      for (const actor of actors) {
        for (const action of actions) {
          const isKnown = spec.some(([from, , by, how]) => from === status && by === actor && how === action);
          if (isKnown) continue;
          const decision = decideTransition({ ...facts, status, deadline: past, inactiveAt: past }, actor, action, now);
          const wrongActor = spec.some(([from, , , how]) => from === status && how === action);
          expect(decision, `${status} ${actor} ${action}`).toMatchObject({ ok: false, refusal: { wrongActor } });
        }
      }
    }
  });

  test.each([
    ["new", "manager", { deadline: past }, "deadline"],
    ["new", "manager", { deadline: now }, "deadline"],
    ["new", "manager", { deadline: null }, "deadline"],
    ["new", "manager", { email: null }, "email"],
    ["new", "manager", { applicationStatus: "rejected" }, "status"],
    ["aborted", "manager", { applicationStatus: "withdrawn" }, "status"],
    ["expired", "manager", { applicationStatus: "hired", passwordSet: true }, "status"],
    ["invited", "candidate", { deadline: past }, "deadline"],
    ["confirmed", "candidate", { deadline: now }, "deadline"],
    ["interviewing", "candidate", { deadline: past }, "deadline"],
    ["interviewing", "candidate", { unanswered: 1 }, "questions"],
    ["aborted", "manager", { deadline: past }, "deadline"],
    ["expired", "manager", { deadline: past }, "deadline"],
    ["expired", "manager", { deadline: past, passwordSet: true }, "deadline"],
    ["expired", "manager", { email: "" }, "email"],
  ] as const)("from %s by the %s with %o names %s", (status, actor, difference, field) => {
    const decision = decideTransition({ ...facts, ...difference, status }, actor, "advance", now);
    expect(decision).toMatchObject({ ok: false, refusal: { field, wrongActor: false } });
  });

  test.each(VideoInterviewStatus.options)("expires nothing before its time: %s", (status) => {
    for (const inactiveAt of [null, future]) {
      expect(decideTransition({ ...facts, status, inactiveAt }, "system", "expire", now).ok).toBe(false);
    }
  });

  test("has final states, and every other state a way on", () => {
    const ends = VideoInterviewStatus.options.filter((status) => !transitions.some((row) => row.from === status));
    expect(ends.toSorted()).toEqual(["interviewed", "skipped"]);
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

test("a reminder by hand goes to the invited and the confirmed, before the deadline, whose application goes on", () => {
  const applicationStatus = "active";
  for (const status of VideoInterviewStatus.options) {
    expect(decideReminder({ applicationStatus, status, deadline: future }, now).ok, status).toBe(
      ["invited", "confirmed"].includes(status),
    );
    expect(decideReminder({ applicationStatus, status, deadline: past }, now).ok, status).toBe(false);
    for (const over of ["rejected", "withdrawn", "hired"] as const)
      expect(decideReminder({ applicationStatus: over, status, deadline: future }, now).ok, status).toBe(false);
  }
});

test("a username begins with the Latin letters of the name", () => {
  const names = ["Skywalker", "Ößterreicher-Å", "李"];
  expect(names.map((name) => usernameStem(name))).toEqual(["skywalker", "oterreichera", "candidate"]);
});
