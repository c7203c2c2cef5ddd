import { approveStepRows, changeStepRows } from "@hirelane/db";
import type { StepStatus } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { writeColumns } from "../kernel/events.ts";

/** A locked step, and the status that was decided for it. */
export interface StepChange {
  readonly stepId: number;
  readonly applicationId: number;
  readonly jobId: number;
  readonly stageId: number;
  readonly from: StepStatus;
  readonly to: StepStatus;
}

/** Writes what was decided about steps in a person's or a candidate's name, each with its event; set-based. */
export async function writeSteps(context: WriteContext, changes: readonly StepChange[]): Promise<void> {
  if (changes.length === 0) return;
  await context.em.flush();
  await context.sql.rows(changeStepRows, [
    ...writeColumns(context),
    "person",
    changes.map((change) => change.stepId),
    changes.map((change) => change.applicationId),
    changes.map((change) => change.jobId),
    changes.map((change) => change.stageId),
    changes.map((change) => change.from),
    changes.map((change) => change.to),
  ]);
}

/** A stage whose step is to be approved for an application. */
interface Approval {
  readonly applicationId: number;
  readonly jobId: number;
  readonly stageId: number;
}

/** Approves steps in a person's name, opened and completed where they were not, each with its event; set-based. */
export async function approveSteps(context: WriteContext, approvals: readonly Approval[]): Promise<void> {
  if (approvals.length === 0) return;
  await context.sql.rows(approveStepRows, [
    ...writeColumns(context),
    approvals.map((approval) => approval.applicationId),
    approvals.map((approval) => approval.jobId),
    approvals.map((approval) => approval.stageId),
  ]);
}
