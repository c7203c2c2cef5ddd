import { moveLocked } from "../applications/move-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { type ApplicationSteps, type KnownStep, positionOf, type StepWithNext } from "./load-step.ts";
import { removeUnbegun } from "./remove-unbegun.ts";
import { approveSteps, writeSteps } from "./write-steps.ts";

/** Completes and approves a step in a person's name, and opens the next one, unless the application is behind it already. */
export async function approveAndOpenNext(
  context: WriteContext,
  known: ApplicationSteps,
  { step, next }: StepWithNext,
): Promise<void> {
  const { application } = known;
  if (step.status !== "approved") {
    const { id: applicationId, jobId } = application;
    await approveSteps(context, [{ applicationId, jobId, stageId: step.stage.id }]);
  }
  if (next !== null && positionOf(known) <= step.stage.position) {
    await moveLocked(context, [application], { to: next.stage.id, by: "person", reasonCode: "shortlisted" });
  }
}

/**
 * Takes that back: the step is not approved, and the next one closes unless somebody worked in it. Throws `refused` for a step
 * that was never completed.
 */
export async function disapproveAndTakeBack(
  context: WriteContext,
  known: ApplicationSteps,
  { step, next }: StepWithNext,
): Promise<void> {
  if (step.id === null || ["notStarted", "inProgress"].includes(step.status)) {
    throw new OperationError("refused", "The application has not been shortlisted.");
  }
  await decline(context, known, { step, next });
}

/** The same, of a step that may be open still, and is completed by that. Throws `refused` for one that was never opened. */
export async function decline(
  context: WriteContext,
  known: ApplicationSteps,
  { step, next }: StepWithNext,
): Promise<void> {
  if (step.id === null) throw new OperationError("refused", "The application has not come to this stage yet.");
  if (step.status !== "notApproved") {
    const { id: applicationId, jobId } = known.application;
    const change = { stepId: step.id, applicationId, jobId, stageId: step.stage.id, from: step.status };
    await writeSteps(context, [{ ...change, to: "notApproved" }]);
  }
  await takeBack(context, known, step, next);
}

/** Closes the next step, and moves the application back, unless it went on or somebody worked there already. */
async function takeBack(
  context: WriteContext,
  { application }: ApplicationSteps,
  step: KnownStep,
  next: KnownStep | null,
): Promise<void> {
  const opened = next?.id ?? null;
  if (opened === null || application.stageId !== next?.stage.id) return;
  if (!(await removeUnbegun(context, opened, "unshortlisted"))) return;
  await moveLocked(context, [application], { to: step.stage.id, by: "workflow", reasonCode: "unshortlisted" });
}
