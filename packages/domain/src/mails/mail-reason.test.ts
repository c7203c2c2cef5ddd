import { describe, expect, test } from "vitest";
import { ApplicationStatus } from "../applications/application-status.ts";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import { decideInterviewMail } from "./mail-reason.ts";
import { InterviewMailTemplate } from "./mail.ts";

const now = new Date("2026-06-01T12:00:00Z");
const later = new Date("2026-06-01T12:00:01Z");
const inPlay = { applicationStatus: "active" } as const;

function statusesThatGet(template: InterviewMailTemplate, deadline: Date | null): string[] {
  return VideoInterviewStatus.options.filter(
    (status) => decideInterviewMail(template, { ...inPlay, status, deadline }, now).ok,
  );
}

test.each(InterviewMailTemplate.options)(
  "%s goes to nobody who was skipped, was not invited, or is done",
  (template) => {
    for (const status of ["skipped", "new", "interviewed"] as const) {
      const decision = decideInterviewMail(template, { ...inPlay, status, deadline: later }, now);
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

test.each(InterviewMailTemplate.options)(
  "%s goes to nobody who was rejected, has withdrawn, or is hired",
  (template) => {
    const told = ApplicationStatus.options.filter(
      (applicationStatus) =>
        decideInterviewMail(template, { status: "invited", deadline: later, applicationStatus }, now).ok,
    );
    expect(told).toEqual(["active", "onHold"]);
  },
);

test("at the deadline only the invitation still goes out", () => {
  const due = InterviewMailTemplate.options.filter((template) => statusesThatGet(template, now).length > 0);
  expect(due).toEqual(["videoInterviewInvitation"]);
});
