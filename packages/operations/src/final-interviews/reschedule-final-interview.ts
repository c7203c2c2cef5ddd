import { addInterviewers, removeOtherInterviewers, toId } from "@hirelane/db";
import { decideReschedule, FinalInterviewView, RescheduleFinalInterviewInput } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadFinalInterview, viewFinalInterview } from "./load-final-interview.ts";
import { mailCancellations, mailInvitations } from "./mail-guests.ts";
import { checkInterviewers, checkOverlap, checkStart, recordInterviewEvent } from "./plan-final-interview.ts";

export const rescheduleFinalInterview = defineWrite({
  id: "finalInterviews.reschedule",
  summary:
    "Move a final interview, or change who comes and where; everybody gets the new date, and who need not come a word.",
  permission: "finalInterviews.manage",
  input: RescheduleFinalInterviewInput,
  output: FinalInterviewView,
  async run(context, { id, expectedVersion, interviewerIds, ...change }) {
    const { interview, application } = await loadFinalInterview(context, { id, expectedVersion });
    const decision = decideReschedule(interview);
    if (!decision.ok) throw new OperationError("refused", decision.refusal);
    if (application.status !== "active") throw new OperationError("refused", "The application is not active.");
    checkStart(context, change.startsAt ?? interview.startsAt);
    await checkInterviewers(context, interviewerIds ?? []);
    context.em.assign(interview, { ...given(change), sequence: interview.sequence + 1, changedAt: context.now });
    await context.em.flush();
    await checkOverlap(context, interview);
    const dismissed = interviewerIds === undefined ? [] : await replaceGuests(context, id, interviewerIds);
    await recordInterviewEvent(context, "application.finalInterviewRescheduled", interview);
    const view = await viewFinalInterview(context, id);
    await mailInvitations(context, interview, view.interviewerIds);
    await mailCancellations(context, interview, dismissed);
    return view;
  },
});

/** Lets exactly these users come; gives those who need not any more. */
async function replaceGuests(context: WriteContext, id: number, userIds: readonly number[]): Promise<number[]> {
  const gone = await context.sql.rows(removeOtherInterviewers, [id, userIds]);
  await context.sql.rows(addInterviewers, [organisationOf(context), id, userIds]);
  return gone.map((row) => toId(row.user_id));
}
