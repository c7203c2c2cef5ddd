import { decideStep, type StepAction, type StepView } from "@hirelane/domain";
import { viewSteps } from "../applications/application-view.ts";
import { moveLocked } from "../applications/move-applications.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { requestStageRules } from "../stage-rules/request-stage-rules.ts";
import { type ApplicationSteps, loadSteps, positionOf, stepIn } from "./load-step.ts";
import { writeSteps } from "./write-steps.ts";

/** Which step is meant; it may not be there yet. */
export interface StepTarget {
  readonly applicationId: number;
  readonly stageId: number;
}

/**
 * Does in a person's name what was asked of a step, as the rules of steps say (SPEC §4): a second click changes nothing.
 * Throws `refused` with the condition that fails.
 */
export async function actOnStep(context: WriteContext, target: StepTarget, action: StepAction): Promise<StepView> {
  const known = await loadSteps(context, target.applicationId);
  await act(context, known, target, action);
  const view = (await viewSteps(context, target.applicationId)).find(({ stage }) => stage.id === target.stageId);
  if (view === undefined) throw notFound("step");
  return view;
}

async function act(
  context: WriteContext,
  known: ApplicationSteps,
  { applicationId, stageId }: StepTarget,
  action: StepAction,
): Promise<void> {
  const { step, previous } = stepIn(known, stageId);
  // Whoever was moved into a stage, or past it, may begin there: the move was a decision of its own.
  const opens = step.id === null || step.stage.position > positionOf(known);
  const facts = { ...step, previous: opens ? (previous?.status ?? null) : null };
  const decision = decideStep(facts, action, "person");
  if (!decision.ok) {
    const message = decision.refusal;
    throw new OperationError("refused", message, { fields: [{ path: "stageId", message }] });
  }
  if (decision.value === step.status) return;
  const isOpened = action === "start" && opens;
  const stepId = isOpened || step.id === null ? await open(context, applicationId, stageId, known) : step.id;
  const { jobId } = known.application;
  const change = { stepId, applicationId, jobId, stageId, from: step.status, to: decision.value };
  await writeSteps(context, [change]);
  if (action === "complete") await requestStageRules(context, [stepId]);
}

/** Opens a step, which moves the application to its stage. */
async function open(
  context: WriteContext,
  applicationId: number,
  stageId: number,
  { application }: ApplicationSteps,
): Promise<number> {
  await moveLocked(context, [application], { to: stageId, by: "person", reasonCode: "stepStarted" });
  const step = (await viewSteps(context, applicationId)).find(({ stage }) => stage.id === stageId);
  if (step === undefined) throw new Error("A move has not opened its step.");
  return step.id;
}
