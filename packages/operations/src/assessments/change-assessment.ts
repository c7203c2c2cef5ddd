import { type AssessmentEntity, findRow, getAssessment, hasOtherOpenAssessment } from "@hirelane/db";
import { type AssessmentAction, type AssessmentStatus, decideAssessment } from "@hirelane/domain";
import { requestAlerts } from "../alerts/request-alerts.ts";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { advanceSteps } from "../steps/advance-steps.ts";
import type { KnownAssessment } from "./load-assessment.ts";

/** What an action writes besides the dates that it stands for. */
type Change = Partial<
  Pick<
    AssessmentEntity,
    | "score"
    | "total"
    | "percentage"
    | "proctoring"
    | "approved"
    | "approvedByUserId"
    | "disqualifiedCode"
    | "validFrom"
    | "validTo"
  >
>;

/**
 * Does to a locked assessment what its state table allows, with its event, its step and what watches it; once more changes
 * nothing. Throws `refused` with the condition that fails.
 */
export async function changeAssessment(
  context: WriteContext,
  { assessment }: KnownAssessment,
  action: AssessmentAction,
  change: Change = {},
): Promise<void> {
  const from = await statusOf(context, assessment.id);
  const decision = decideAssessment({ ...datesOf(assessment), status: from }, action, context.now);
  if (!decision.ok) throw new OperationError("refused", decision.refusal);
  const to = decision.value;
  if (to === from && isDone(assessment, action, change)) return;
  stamp(assessment, action, context.now);
  context.em.assign(assessment, { ...change, updatedAt: context.now });
  await context.em.flush();
  await recordEvent(context, {
    type: "application.assessmentChanged",
    subject: { kind: "application", id: assessment.applicationId },
    jobId: assessment.jobId,
    from,
    to,
    reasonCode: change.disqualifiedCode ?? action,
    relatedId: assessment.id,
  });
  await followUp(context, assessment, action);
}

async function statusOf(context: WriteContext, id: number): Promise<AssessmentStatus> {
  const row = await findRow(context.sql, getAssessment, [id]);
  if (row === null) throw notFound("assessment");
  return row.status;
}

function datesOf({ validFrom, validTo }: AssessmentEntity) {
  return { validFrom, validTo };
}

/** Whether an action that leaves the status as it is has nothing left to write. */
function isDone(assessment: AssessmentEntity, action: AssessmentAction, change: Change): boolean {
  if (action === "submit") return assessment.submittedAt !== null;
  if (action === "approve" || action === "disapprove") return assessment.approved === change.approved;
  return action !== "moveWindow";
}

function stamp(assessment: AssessmentEntity, action: AssessmentAction, now: Date): void {
  switch (action) {
    case "openLink":
      assessment.linkOpenedAt ??= now;
      break;
    case "start":
      assessment.startedAt ??= now;
      break;
    case "submit":
      assessment.submittedAt ??= now;
      break;
    case "complete":
      assessment.startedAt ??= now;
      assessment.submittedAt ??= now;
      assessment.completedAt = now;
      break;
    case "revoke":
      assessment.revokedAt = now;
      break;
    case "disqualify":
      assessment.disqualifiedAt = now;
      break;
    case "approve":
    case "disapprove":
    case "moveWindow":
      break;
  }
}

/** The step of its stage goes along: begun with the first test, completed with the last. */
async function followUp(
  context: WriteContext,
  { id, applicationId, stageId }: AssessmentEntity,
  action: AssessmentAction,
): Promise<void> {
  if (action === "complete") await requestAlerts(context, [applicationId]);
  if (stageId === null) return;
  if (action === "start" || action === "openLink") {
    await advanceSteps(context, [applicationId], "assessment", "inProgress");
  }
  if (action !== "complete") return;
  const other = await findRow(context.sql, hasOtherOpenAssessment, [applicationId, stageId, id, context.now]);
  const isLast = other?.open !== true;
  await advanceSteps(context, [applicationId], "assessment", isLast ? "completed" : "inProgress");
}
