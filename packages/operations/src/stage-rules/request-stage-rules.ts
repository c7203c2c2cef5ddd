import { listStepsWithRule, toId } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";

/** The name of the job that runs rules; its payload is `{ organisationId, stepIds }`. */
export const RUN_STAGE_RULES = "runStageRules";

/** Steps that one job takes at most. */
const STEPS_AT_ONCE = 1000;

/** Has the rules of the stages of completed steps run by the worker, once this transaction is kept. */
export async function requestStageRules(context: WriteContext, stepIds: readonly number[]): Promise<void> {
  if (stepIds.length === 0) return;
  const organisationId = organisationOf(context);
  const steps = (await context.sql.rows(listStepsWithRule, [stepIds])).map(({ id }) => toId(id));
  const payloads = Array.from({ length: Math.ceil(steps.length / STEPS_AT_ONCE) }, (_, index) => ({
    organisationId,
    stepIds: steps.slice(index * STEPS_AT_ONCE, (index + 1) * STEPS_AT_ONCE),
  }));
  await context.jobs.sendMany(context.em, RUN_STAGE_RULES, payloads);
}
