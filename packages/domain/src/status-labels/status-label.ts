import { z } from "zod";
import type { ApplicationStatus } from "../applications/application-status.ts";
import type { AssessmentStatus } from "../assessments/assessment-state.ts";
import type { ResumeTextStatus } from "../resumes/resume.ts";
import type { StepStatus } from "../steps/step-state.ts";
import type { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import type { StageService } from "../workflows/stage.ts";

/** The labels of a resume, in the order in which choices are told (SPEC §4). */
export const resumeLabels = [
  "Applied",
  "Under Review",
  "Shortlisted",
  "Not Shortlisted",
  "On Hold",
  "Rejected",
  "Hired",
  "Completed",
  "Failed to Process",
] as const;

/** The labels of an assessment or of a screening, in the order in which choices are told (SPEC §4). */
export const testLabels = [
  "Assigned",
  "Link Opened",
  "Started",
  "Completed",
  "Shortlisted",
  "Rejected",
  "On Hold",
  "Scheduled Final Interview",
  "Hired",
  "Disqualified",
  "Revoked",
] as const;

/** The state of a resume, of an assessment or of a screening in one word (SPEC §4). */
export const StatusLabel = z.enum([...new Set([...resumeLabels, ...testLabels])]);
export type StatusLabel = z.infer<typeof StatusLabel>;

/** What has a label. */
export type Labelled = "resume" | "assessment" | "screening";

/** What of the model a label says in one word. */
export interface LabelledStates {
  readonly of: Labelled;
  readonly application: ApplicationStatus;
  /** What happens in the stage where the application is; null: it is in none. */
  readonly service: StageService | null;
  /** What was decided of the step, or of the test; null: nothing yet. */
  readonly approval: "approved" | "notApproved" | null;
  /**
   * How far the resume screening is, or the text of the resume if that failed; the test; the video interview, where one that
   * expired is what its candidate came to. Null: a resume that is in no screening.
   */
  readonly progress: StepStatus | Extract<ResumeTextStatus, "failed"> | AssessmentStatus | VideoInterviewStatus | null;
}

/** One row of the {@link labelTable}: what is not named may be anything. */
export interface LabelRow {
  readonly label: StatusLabel;
  readonly when: { readonly [Field in keyof LabelledStates]?: readonly NonNullable<LabelledStates[Field]>[] };
}

/** The one mapping from states to labels: the first row that fits says the label. */
export const labelTable: readonly LabelRow[] = [
  { label: "Revoked", when: { progress: ["revoked", "skipped"] } },
  { label: "Disqualified", when: { progress: ["disqualified"] } },
  { label: "Hired", when: { application: ["hired"] } },
  { label: "Rejected", when: { application: ["rejected", "withdrawn"] } },
  { label: "On Hold", when: { application: ["onHold"] } },
  { label: "Scheduled Final Interview", when: { of: ["assessment", "screening"], service: ["finalInterview"] } },
  { label: "Shortlisted", when: { approval: ["approved"] } },
  { label: "Not Shortlisted", when: { of: ["resume"], approval: ["notApproved"] } },
  { label: "Rejected", when: { approval: ["notApproved"] } },
  { label: "Failed to Process", when: { progress: ["failed"] } },
  { label: "Completed", when: { progress: ["completed", "interviewed"] } },
  { label: "Under Review", when: { of: ["resume"], progress: ["inProgress"] } },
  { label: "Started", when: { progress: ["started", "interviewing", "aborted"] } },
  { label: "Link Opened", when: { progress: ["linkOpened", "confirmed"] } },
  { label: "Applied", when: { of: ["resume"] } },
  { label: "Assigned", when: {} },
];

/** The label of a resume, an assessment or a screening. */
export function labelOf(states: LabelledStates): StatusLabel {
  const row = labelTable.find(({ when }) => fits(when, states));
  if (row === undefined) throw new Error("The last row fits everything.");
  return row.label;
}

function fits({ of, application, service, approval, progress }: LabelRow["when"], states: LabelledStates): boolean {
  return (
    isAmong(of, states.of) &&
    isAmong(application, states.application) &&
    isAmong(service, states.service) &&
    isAmong(approval, states.approval) &&
    isAmong(progress, states.progress)
  );
}

function isAmong<State>(states: readonly NonNullable<State>[] | undefined, state: State): boolean {
  return states === undefined || states.some((one) => one === state);
}

/** A label as it is compared: without case, surrounding space and a final "!" (SPEC §4). */
export function labelKey(text: string): string {
  return text.trim().replace(/\s*!$/, "").toLowerCase();
}

/** The label that was sent, whatever its case, with or without a final "!"; null for any other text. */
export function findLabel(text: string): StatusLabel | null {
  const wanted = labelKey(text);
  return StatusLabel.options.find((label) => labelKey(label) === wanted) ?? null;
}
