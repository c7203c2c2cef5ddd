import type {
  ApplicationStatus,
  AssessmentStatus,
  ResumeTextStatus,
  StageService,
  StepStatus,
  VideoInterviewStatus,
} from "@hirelane/domain";
import { z } from "zod";

/** The statuses of the recruiting dialect, over resumes, assessments and screenings (SPEC §4). */
export const StatusLabel = z.enum([
  "Applied",
  "Under Review",
  "Shortlisted",
  "Not Shortlisted",
  "On Hold",
  "Rejected",
  "Hired",
  "Completed",
  "Failed to Process",
  "Assigned",
  "Link Opened",
  "Started",
  "Scheduled Final Interview",
  "Disqualified",
  "Revoked",
]);
export type StatusLabel = z.infer<typeof StatusLabel>;

/** What of the model a label says in one word. */
export interface LabelledStates {
  readonly of: "resume" | "assessment" | "screening";
  readonly application: ApplicationStatus;
  /** What happens in the stage where the application is; null: it is in none. */
  readonly service: StageService | null;
  /** What was decided of the step, or of the test; null: nothing yet. */
  readonly approval: "approved" | "notApproved" | null;
  /** How far the resume screening is, or the text of the resume if that failed; the test; the video interview. */
  readonly progress: StepStatus | Extract<ResumeTextStatus, "failed"> | AssessmentStatus | VideoInterviewStatus;
}

interface LabelRow {
  readonly label: StatusLabel;
  readonly when: { readonly [Field in keyof LabelledStates]?: readonly LabelledStates[Field][] };
}

/** The one mapping from states to labels: the first row that fits says the label. */
const labelTable: readonly LabelRow[] = [
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
    (of?.includes(states.of) ?? true) &&
    (application?.includes(states.application) ?? true) &&
    (service?.includes(states.service) ?? true) &&
    (approval?.includes(states.approval) ?? true) &&
    (progress?.includes(states.progress) ?? true)
  );
}

/** The label that was sent, without regard to case and a final "!"; null for any other text. */
export function findLabel(text: string): StatusLabel | null {
  const wanted = text.trim().replace(/\s*!$/, "").toLowerCase();
  return StatusLabel.options.find((label) => label.toLowerCase() === wanted) ?? null;
}
