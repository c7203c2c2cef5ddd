import { decideStepsByRule, findPassing, listApplicationsOfSteps, lockUndecidedSteps, toId } from "@hirelane/db";
import type { RuleFailure, StageRule, StepStatus } from "@hirelane/domain";
import { changeStatuses } from "../applications/change-statuses.ts";
import { type LockedApplication, lockApplications } from "../applications/lock-applications.ts";
import { moveLocked } from "../applications/move-applications.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { RUN_STAGE_RULES } from "./request-stage-rules.ts";

/** A completed step before its rule, which nobody has decided, of an application that is not out of the running. */
interface RuledStep {
  readonly stepId: number;
  readonly stageId: number;
  readonly application: LockedApplication;
  readonly rule: StageRule;
  readonly onFail: RuleFailure;
}

interface Verdict extends RuledStep {
  readonly passed: boolean;
}

/**
 * Runs the rules of the stages of steps that were completed, set-based (SPEC §4): who passes is approved by the workflow and
 * moves on, who fails is left alone, held, or not approved. Steps of stages without a rule, and those that a person or an
 * earlier run decided, are left alone. Only who is still in the stage, and active, is moved or held.
 */
export async function runStageRules(caller: WriteContext, stepIds: readonly number[]): Promise<void> {
  if (stepIds.length === 0) return;
  const organisationId = organisationOf(caller);
  const context: WriteContext = { ...caller, actor: { kind: "system", organisationId, name: RUN_STAGE_RULES } };
  await context.em.flush();
  const verdicts = await judge(context, await lockSteps(context, stepIds));
  if (verdicts.length === 0) return;
  await context.sql.rows(decideStepsByRule, [
    organisationId,
    context.now,
    RUN_STAGE_RULES,
    context.requestId,
    verdicts.map(({ stepId }) => stepId),
    verdicts.map((verdict) => statusAfter(verdict)),
    verdicts.map((verdict) =>
      statusAfter(verdict) === "completed" ? "application.ruleFailed" : "application.stepChanged",
    ),
    verdicts.map(({ passed }) => (passed ? "rulePassed" : "ruleFailed")),
  ]);
  const present = verdicts.filter(({ application, stageId }) => isPresent(application, stageId));
  const passed = present.filter((verdict) => verdict.passed).map(({ application }) => application);
  await moveLocked(context, passed, { to: "next", by: "workflow", reasonCode: "rulePassed" });
  const held = present.filter((verdict) => !verdict.passed && verdict.onFail === "hold");
  const applications = held.map(({ application }) => application);
  await changeStatuses(context, applications, "hold", "ruleFailed");
}

function isPresent(application: LockedApplication, stageId: number): boolean {
  return application.status === "active" && application.stageId === stageId;
}

function statusAfter({ passed, onFail }: Verdict): StepStatus {
  if (passed) return "approved";
  return onFail === "disapprove" ? "notApproved" : "completed";
}

/** The steps to decide: first their applications are locked, as every move does, and then they. */
async function lockSteps(context: WriteContext, stepIds: readonly number[]): Promise<RuledStep[]> {
  const ids = await context.sql.rows(listApplicationsOfSteps, [stepIds]);
  const applications = await lockApplications(
    context,
    ids.map(({ application_id: id }) => toId(id)),
  );
  const running = new Map(
    applications
      .filter(({ status }) => status === "active" || status === "onHold")
      .map((application) => [application.id, application]),
  );
  const steps = await context.sql.rows(lockUndecidedSteps, [stepIds]);
  return steps.flatMap(({ id, application_id: applicationId, stage_id: stageId, rule, on_fail: onFail }) => {
    const application = running.get(toId(applicationId));
    if (application === undefined) return [];
    return [{ stepId: toId(id), stageId: toId(stageId), application, rule, onFail }];
  });
}

/** What the rules say, one statement for each rule. */
async function judge(context: WriteContext, steps: readonly RuledStep[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const group of Map.groupBy(steps, ({ stageId }) => stageId).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const ids = group.map(({ application }) => application.id);
    const passing = await findPassing(context.sql, first.rule, ids);
    verdicts.push(...group.map((step) => ({ ...step, passed: passing.has(step.application.id) })));
  }
  return verdicts;
}
