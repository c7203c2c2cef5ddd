import { describe, expect, test } from "vitest";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import { decideCandidateMail } from "./mail-reason.ts";
import { CandidateMailTemplate } from "./mail.ts";

const now = new Date("2026-06-01T12:00:00Z");
const later = new Date("2026-06-01T12:00:01Z");

function statusesThatGet(template: CandidateMailTemplate, deadline: Date | null): string[] {
  return VideoInterviewStatus.options.filter((status) => decideCandidateMail(template, { status, deadline }, now).ok);
}

test.each(CandidateMailTemplate.options)(
  "%s goes to nobody who was skipped, was not invited, or is done",
  (template) => {
    for (const status of ["skipped", "new", "interviewed"] as const) {
      const decision = decideCandidateMail(template, { status, deadline: later }, now);
      expect(decision).toEqual({ ok: false, refusal: `The video interview is ${status}.` });
    }
    expect(statusesThatGet(template, null)).toEqual([]);
  },
);

describe("before the deadline", () => {
  test.each([
    ["videoInterviewInvitation", ["invited", "confirmed", "interviewing"]],
    ["videoInterviewReminder", ["invited", "confirmed"]],
    ["videoInterviewDeadlineMoved", ["invited", "confirmed", "interviewing", "expired", "aborted"]],
    ["videoInterviewReopened", ["invited", "confirmed", "interviewing", "expired", "aborted"]],
  ] as const)("%s goes to %j", (template, statuses) => {
    expect(statusesThatGet(template, later)).toEqual(statuses);
  });
});

test("at the deadline only the invitation still goes out", () => {
  const due = CandidateMailTemplate.options.filter((template) => statusesThatGet(template, now).length > 0);
  expect(due).toEqual(["videoInterviewInvitation"]);
});
