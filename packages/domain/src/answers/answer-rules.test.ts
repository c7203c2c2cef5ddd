import fc from "fast-check";
import { expect, test } from "vitest";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import {
  type AnswerFacts,
  decideAnswer,
  decideContent,
  decideOpening,
  secondsLeft,
  seesPrompt,
  TIME_LIMIT_GRACE_SECONDS,
} from "./answer-rules.ts";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const open: AnswerFacts = {
  status: "interviewing",
  consented: true,
  timeLimitSeconds: null,
  openedAt: null,
  answeredAt: null,
};

test.each([
  ["as it is", {}, null],
  ["not under way", { status: "confirmed" }, "status"],
  ["over", { status: "interviewed" }, "status"],
  ["without consent", { consented: false }, "consent"],
  ["answered", { answeredAt: ago(1) }, "questionId"],
  ["limited and not open", { timeLimitSeconds: 30 }, "questionId"],
  ["limited and open", { timeLimitSeconds: 30, openedAt: ago(30) }, null],
  ["at the end of the grace", { timeLimitSeconds: 30, openedAt: ago(30 + TIME_LIMIT_GRACE_SECONDS) }, null],
  ["past the grace", { timeLimitSeconds: 30, openedAt: ago(31 + TIME_LIMIT_GRACE_SECONDS) }, "questionId"],
] as const)("answering a question that is %s", (_, change, field) => {
  const decision = decideAnswer({ ...open, ...change }, now);
  expect(decision.ok ? null : decision.refusal.field).toBe(field);
});

test("what may be answered may be opened, and of what is not shown nothing counts", () => {
  const facts = fc.record({
    status: fc.constantFrom(...VideoInterviewStatus.options),
    consented: fc.boolean(),
    timeLimitSeconds: fc.option(fc.integer({ min: 10, max: 3600 })),
    openedAt: fc.option(fc.integer({ min: 0, max: 5000 }).map((seconds) => ago(seconds))),
    answeredAt: fc.option(fc.constant(ago(1))),
  });
  fc.assert(
    fc.property(facts, (each) => {
      if (!decideAnswer(each, now).ok) return;
      expect(decideOpening(each).ok).toBe(true);
      expect(seesPrompt(each)).toBe(true);
    }),
  );
});

test.each([
  ["text", { text: "Yes" }, null],
  ["text", {}, "text"],
  ["text", { choice: "a" }, "choice"],
  ["text", { text: "Yes", choice: "a" }, "choice"],
  ["choice", { choice: "a" }, null],
  ["choice", { choice: "c" }, "choice"],
  ["choice", { text: "a" }, "text"],
  ["choice", {}, "choice"],
  ["video", { text: "Yes" }, "questionId"],
] as const)("an answer to a question of kind %s: %j", (kind, content, field) => {
  const decision = decideContent({ kind, choices: ["a", "b"] }, content);
  expect(decision.ok ? null : decision.refusal.field).toBe(field);
});

test("the seconds that are left never fall below zero", () => {
  expect(secondsLeft({ timeLimitSeconds: null, openedAt: now }, now)).toBeNull();
  expect(secondsLeft({ timeLimitSeconds: 30, openedAt: null }, now)).toBeNull();
  expect(secondsLeft({ timeLimitSeconds: 30, openedAt: ago(10) }, now)).toBe(20);
  expect(secondsLeft({ timeLimitSeconds: 30, openedAt: ago(100) }, now)).toBe(0);
});
