import { lockStepsOfApplication, toId } from "@hirelane/db";
import type { StageService, StageView, StepDecider, StepStatus } from "@hirelane/domain";
import { loadApplication } from "../applications/load-application.ts";
import type { LockedApplication } from "../applications/lock-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";

/** A step as it stands, locked; one that nobody has opened yet has no id. */
export interface KnownStep {
  readonly id: number | null;
  readonly stage: StageView;
  readonly status: StepStatus;
  readonly decidedBy: StepDecider | null;
}

/** An application with its steps, one for each stage of its workflow, in their order. */
export interface ApplicationSteps {
  readonly application: LockedApplication;
  readonly steps: readonly KnownStep[];
}

/** The steps of an application in play, locked; throws `not_found`, `forbidden`, or `refused` for one that is not active. */
export async function loadSteps(context: WriteContext, applicationId: number): Promise<ApplicationSteps> {
  const application = await loadApplication(context, applicationId);
  if (application.status !== "active") {
    throw new OperationError("refused", "The application is not active: its steps stay as they are.");
  }
  const rows = await context.sql.rows(lockStepsOfApplication, [applicationId]);
  const steps = application.stages.map((stage) => {
    const row = rows.find(({ stage_id: stageId }) => toId(stageId) === stage.id);
    if (row === undefined) return { id: null, stage, status: "notStarted", decidedBy: null } as const;
    return { id: toId(row.id), stage, status: row.status, decidedBy: row.decided_by };
  });
  return { application, steps };
}

/** The step in a stage, and the one before it (null: it is the first); throws `not_found` for a stage of another workflow. */
export function stepIn(
  { steps }: ApplicationSteps,
  stageId: number,
): { readonly step: KnownStep; readonly previous: KnownStep | null } {
  const index = steps.findIndex(({ stage }) => stage.id === stageId);
  const step = steps[index];
  if (step === undefined) throw notFound("stage");
  return { step, previous: steps[index - 1] ?? null };
}

/** A stage by what happens in it, and by its position where that is known. */
export interface StageTarget {
  readonly service: StageService;
  readonly position?: number | undefined;
}

/** A step, and the one behind it. */
export interface StepWithNext {
  readonly step: KnownStep;
  readonly next: KnownStep | null;
}

/**
 * The step of a service: the one in which the application is, else the first of that service. Throws `not_found` where the
 * workflow has none there.
 */
export function stepOfService({ application, steps }: ApplicationSteps, target: StageTarget): StepWithNext {
  const { service, position } = target;
  const isMeant = ({ stage }: KnownStep) =>
    stage.service === service && (position === undefined || stage.position === position);
  const here = steps.findIndex((step) => isMeant(step) && step.stage.id === application.stageId);
  const index = here === -1 ? steps.findIndex(isMeant) : here;
  const step = steps[index];
  if (step === undefined) throw notFound("stage of this service in the workflow of the job");
  return { step, next: steps[index + 1] ?? null };
}

/** The step of the resume screening; throws `refused` where the workflow has none. */
export function screeningOf(known: ApplicationSteps): StepWithNext {
  if (known.steps.some(({ stage }) => stage.service === "resumeScreening")) {
    return stepOfService(known, { service: "resumeScreening" });
  }
  throw new OperationError("refused", "The workflow of the job has no resume screening.");
}

/** The position of the stage where an application is; 0 for none. */
export function positionOf({ application, steps }: ApplicationSteps): number {
  return steps.find(({ stage }) => stage.id === application.stageId)?.stage.position ?? 0;
}
