import { describe, expect, test } from "vitest";
import { ApplicationStatus } from "../applications/application-status.ts";
import { AssessmentStatus } from "../assessments/assessment-state.ts";
import { StepStatus } from "../steps/step-state.ts";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import { StageService } from "../workflows/stage.ts";
import { findLabel, type LabelledStates, labelOf, resumeLabels, StatusLabel, testLabels } from "./status-label.ts";

const fresh = { application: "active", service: null, approval: null } as const;

const progressOf = {
  resume: [...StepStatus.options, "failed", null],
  assessment: AssessmentStatus.options,
  screening: VideoInterviewStatus.options,
} as const;
const everyStates = (["resume", "assessment", "screening"] as const).flatMap((of) =>
  progressOf[of].flatMap((progress) =>
    ApplicationStatus.options.flatMap((application) =>
      [null, ...StageService.options].flatMap((service) =>
        ([null, "approved", "notApproved"] as const).map((approval): LabelledStates => ({
          of,
          application,
          service,
          approval,
          progress,
        })),
      ),
    ),
  ),
);

describe("the label", () => {
  test.each([
    [{ of: "resume", progress: null }, "Applied"],
    [{ of: "resume", progress: "notStarted" }, "Applied"],
    [{ of: "resume", progress: "inProgress" }, "Under Review"],
    [{ of: "resume", progress: "completed" }, "Completed"],
    [{ of: "resume", progress: "approved", approval: "approved" }, "Shortlisted"],
    [{ of: "resume", progress: "notApproved", approval: "notApproved" }, "Not Shortlisted"],
    [{ of: "resume", progress: "failed" }, "Failed to Process"],
    [{ of: "resume", progress: "approved", approval: "approved", application: "withdrawn" }, "Rejected"],
    [{ of: "resume", progress: "inProgress", application: "onHold" }, "On Hold"],
    [{ of: "assessment", progress: "assigned" }, "Assigned"],
    [{ of: "assessment", progress: "linkOpened" }, "Link Opened"],
    [{ of: "assessment", progress: "started" }, "Started"],
    [{ of: "assessment", progress: "completed" }, "Completed"],
    [{ of: "assessment", progress: "completed", approval: "approved" }, "Shortlisted"],
    [{ of: "assessment", progress: "completed", approval: "notApproved" }, "Rejected"],
    [{ of: "assessment", progress: "completed", service: "finalInterview" }, "Scheduled Final Interview"],
    [{ of: "assessment", progress: "disqualified", application: "rejected" }, "Disqualified"],
    [{ of: "assessment", progress: "completed", application: "hired", service: "finalInterview" }, "Hired"],
    [{ of: "screening", progress: "new" }, "Assigned"],
    [{ of: "screening", progress: "expired" }, "Assigned"],
    [{ of: "screening", progress: "confirmed" }, "Link Opened"],
    [{ of: "screening", progress: "aborted" }, "Started"],
    [{ of: "screening", progress: "interviewed" }, "Completed"],
    [{ of: "screening", progress: "skipped", application: "hired" }, "Revoked"],
  ] as const)("of %j is %s", (states, label) => {
    expect(labelOf({ ...fresh, ...states })).toBe(label);
  });

  test("is one that its kind has, for every combination of states; and each label is reached", () => {
    const labels = { resume: resumeLabels, assessment: testLabels, screening: testLabels };
    for (const states of everyStates) expect(labels[states.of]).toContain(labelOf(states));
    expect(new Set(everyStates.map((states) => labelOf(states)))).toEqual(new Set(StatusLabel.options));
  });

  test("is found without regard to case and a final exclamation mark", () => {
    for (const label of StatusLabel.options)
      for (const text of [label, `${label}!`, ` ${label.toUpperCase()} !`]) expect(findLabel(text)).toBe(label);
    for (const text of ["", "!", "Hire", "Hired!!", "Hired?"]) expect(findLabel(text)).toBeNull();
  });
});
