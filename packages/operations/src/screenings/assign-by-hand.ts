import { listScreened, listScreeningsOfApplications, toId } from "@hirelane/db";
import type { AssignOutcome } from "@hirelane/domain";
import { inOrder } from "../assessments/assign-by-hand.ts";
import { assignable } from "../assessments/assignable.ts";
import type { WriteContext } from "../kernel/context.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { interviewApplications, type InterviewPlan } from "../video-interviews/interview-applications.ts";

/**
 * Invites those of the applications that may be invited by this actor to a video interview, and tells what became of each, in
 * their order (SPEC §4). Throws `not_found` for questions that are not there.
 */
export async function inviteByHand(
  context: WriteContext,
  applicationIds: readonly number[],
  plan: InterviewPlan,
): Promise<AssignOutcome[]> {
  await requireQuestionSet(context, plan.questionSetId);
  const { applications, outcomes } = await assignable(context, applicationIds, { shortlistedOnly: false });
  const ids = applications.map(({ id }) => id);
  const screened = new Set((await context.sql.rows(listScreened, [ids])).map((row) => toId(row.application_id)));
  const reason = "The candidate has a video interview already.";
  const refused = ids
    .filter((id) => screened.has(id))
    .map((applicationId) => ({ applicationId, outcome: "refused" as const, reason }));
  const free = ids.filter((id) => !screened.has(id));
  await interviewApplications(context, free, plan);
  return inOrder(applicationIds, [...outcomes, ...refused, ...(await outcomesOf(context, free))]);
}

/** Of those who should be invited, who is; a deadline of the interview's own that has passed stands in the way. */
async function outcomesOf(context: WriteContext, applicationIds: readonly number[]): Promise<AssignOutcome[]> {
  const rows = await context.sql.rows(listScreeningsOfApplications, [applicationIds]);
  return rows.map((row) => {
    const applicationId = toId(row.application_id);
    if (row.status !== "new") return { applicationId, outcome: "assigned", id: toId(row.id) };
    return { applicationId, outcome: "refused", reason: "The deadline of the video interview has passed." };
  });
}
