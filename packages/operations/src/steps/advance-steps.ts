import { lockOpenSteps, toId } from "@hirelane/db";
import type { StageService } from "@hirelane/domain";
import { type LockedApplication, lockApplications } from "../applications/lock-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { requestStageRules } from "../stage-rules/request-stage-rules.ts";
import { type StepChange, writeSteps } from "./write-steps.ts";

/**
 * Notes that candidates have begun, or completed, what a service asks of them: in the step of the stage where their
 * application is, else in the first open one of that service; set-based. Whether the application is still in play does not
 * matter: what was done was done. Completing has the rule of the stage run.
 */
export async function advanceSteps(
  context: WriteContext,
  applicationIds: readonly number[],
  service: StageService,
  to: "inProgress" | "completed",
): Promise<void> {
  const applications = await lockApplications(context, applicationIds);
  const open = await context.sql.rows(lockOpenSteps, [applicationIds, service]);
  const byApplication = Map.groupBy(open, (row) => toId(row.application_id));
  const changes = applications.flatMap((application) =>
    changeOf(application, byApplication.get(application.id) ?? [], to),
  );
  await writeSteps(context, changes);
  if (to === "completed") {
    await requestStageRules(
      context,
      changes.map(({ stepId }) => stepId),
    );
  }
}

type OpenStep = NonNullable<(typeof lockOpenSteps)["row"]>;

function changeOf(application: LockedApplication, open: readonly OpenStep[], to: StepChange["to"]): StepChange[] {
  const step = open.find((row) => toId(row.stage_id) === application.stageId) ?? open[0];
  if (step === undefined || step.status === to) return [];
  const { id: applicationId, jobId } = application;
  return [{ stepId: toId(step.id), applicationId, jobId, stageId: toId(step.stage_id), from: step.status, to }];
}
