import { type ApplicationStatus, type ApplicationView, Id, resumeLabels, StatusLabel, Text } from "@hirelane/domain";
import { z } from "zod";
import { BodyReference } from "../dialect/body-id.ts";
import { LabelInput } from "../v1/labels.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

/** What v1 calls the stage of an application that is in none. */
const NO_STAGE = "Applied";

/** Where a candidate stands on a job, as v1 shows it: an application. */
export const JobStatusV1 = z.object({
  id: Id("application"),
  candidate: Id("candidate"),
  job: Id("job"),
  stage_name: z.string(),
  status: StatusLabel,
  updated_at: TimeV1,
  update_by: Id("user").nullable(),
});

/** The statuses that can be asked for here; the others say how far something is, and follow from the steps. */
const statuses = {
  Applied: "active",
  "Under Review": "active",
  "On Hold": "onHold",
  Rejected: "rejected",
  Hired: "hired",
} as const satisfies Partial<Record<StatusLabel, ApplicationStatus>>;

const statusByLabel = new Map<string, ApplicationStatus>(Object.entries(statuses));

/** The body of a create. */
export const NewJobStatusV1 = z.object({ candidate: BodyReference("candidate"), job: BodyReference("job") });

/** The body of a change or a replacement: both leave as it is what they leave out. */
export const JobStatusInputV1 = z.object({
  status: LabelInput(resumeLabels)
    .transform((label, context) => {
      const status = statusByLabel.get(label);
      if (status !== undefined) return status;
      const message = `Must be one of: ${[...statusByLabel.keys()].join(", ")}. Steps bring about the others.`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .optional(),
  stage_name: Text(100).min(1).optional(),
});

/** The operation's fields of a body. */
export function fromJobStatusV1({ status, stage_name: stageName }: z.output<typeof JobStatusInputV1>) {
  return { status, stageName: stageName === NO_STAGE ? undefined : stageName };
}

/** The model's names of the fields that v1 spells otherwise. */
export const jobStatusNamesV1 = { stageName: "stage_name", candidateId: "candidate", jobId: "job" } as const;

/** Where a candidate stands on a job, as v1 shows it. */
export function toJobStatusV1(application: ApplicationView): z.input<typeof JobStatusV1> {
  return {
    id: application.id,
    candidate: application.candidateId,
    job: application.jobId,
    stage_name: application.stage?.name ?? NO_STAGE,
    status: application.label,
    updated_at: timestampV1(application.updatedAt),
    update_by: application.updatedByUserId,
  };
}
