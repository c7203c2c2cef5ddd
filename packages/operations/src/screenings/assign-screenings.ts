import { listScreened, listScreeningsOfApplications, toId } from "@hirelane/db";
import { AssignOutcomes, type AssignOutcome, AssignScreeningsInput, countOutcomes } from "@hirelane/domain";
import { inOrder } from "../assessments/assign-assessments.ts";
import { assignable } from "../assessments/assignable.ts";
import type { WriteContext } from "../kernel/context.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { interviewApplications } from "../video-interviews/interview-applications.ts";

export const assignScreenings = defineWrite({
  id: "screenings.assign",
  summary: "Give applications their video interview and invite to it; who may not be invited harms no other.",
  permission: "screenings.manage",
  input: AssignScreeningsInput,
  output: AssignOutcomes,
  async run(context, { applicationIds, questionSetId = null, daysToExpire = null }) {
    await requireQuestionSet(context, questionSetId);
    const { applications, outcomes } = await assignable(context, applicationIds, { shortlistedOnly: false });
    const ids = applications.map(({ id }) => id);
    const screened = new Set((await context.sql.rows(listScreened, [ids])).map((row) => toId(row.application_id)));
    const reason = "The candidate has a video interview already.";
    const refused = ids
      .filter((id) => screened.has(id))
      .map((applicationId) => ({ applicationId, outcome: "refused" as const, reason }));
    const free = ids.filter((id) => !screened.has(id));
    await interviewApplications(context, free, { questionSetId, daysToExpire });
    return countOutcomes(inOrder(applicationIds, [...outcomes, ...refused, ...(await outcomesOf(context, free))]));
  },
});

/** Of those who should be invited, who is; a deadline of the interview's own that has passed stands in the way. */
async function outcomesOf(context: WriteContext, applicationIds: readonly number[]): Promise<AssignOutcome[]> {
  const rows = await context.sql.rows(listScreeningsOfApplications, [applicationIds]);
  return rows.map((row) => {
    const applicationId = toId(row.application_id);
    if (row.status !== "new") return { applicationId, outcome: "assigned", id: toId(row.id) };
    return { applicationId, outcome: "refused", reason: "The deadline of the video interview has passed." };
  });
}
