import { findRow, takeBackStep } from "@hirelane/db";
import { ApplicationDetail, StepsOfApplicationRef } from "@hirelane/domain";
import { viewApplication, viewSteps } from "../applications/application-view.ts";
import { moveLocked } from "../applications/move-applications.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { actorColumns } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { type ApplicationSteps, type KnownStep, loadSteps, screeningOf } from "./load-step.ts";
import { writeSteps } from "./write-steps.ts";

export const unshortlist = defineWrite({
  id: "steps.unshortlist",
  summary:
    "Take a shortlisting back: the resume screening is not approved, and the next step closes unless somebody worked in it.",
  permission: "steps.manage",
  input: StepsOfApplicationRef,
  output: ApplicationDetail,
  async run(context, { applicationId }) {
    const known = await loadSteps(context, applicationId);
    const { screening, next } = screeningOf(known);
    if (screening.id === null || ["notStarted", "inProgress"].includes(screening.status)) {
      throw new OperationError("refused", "The application has not been shortlisted.");
    }
    if (screening.status !== "notApproved") {
      const { jobId } = known.application;
      const change = {
        stepId: screening.id,
        applicationId,
        jobId,
        stageId: screening.stage.id,
        from: screening.status,
      };
      await writeSteps(context, [{ ...change, to: "notApproved" }]);
    }
    await takeBack(context, known, screening, next);
    return { ...(await viewApplication(context, applicationId)), steps: await viewSteps(context, applicationId) };
  },
});

/** Closes the next step, and moves the application back, unless it went on or somebody worked there already. */
async function takeBack(
  context: WriteContext,
  { application }: ApplicationSteps,
  screening: KnownStep,
  next: KnownStep | null,
): Promise<void> {
  const opened = next?.id ?? null;
  if (opened === null || application.stageId !== next?.stage.id) return;
  const { kind, id, name } = actorColumns(context.actor);
  const noted = [organisationOf(context), context.now, kind, id, name, context.requestId];
  if ((await findRow(context.sql, takeBackStep, [opened, ...noted])) === null) return;
  await moveLocked(context, [application], { to: screening.stage.id, by: "workflow", reasonCode: "unshortlisted" });
}
