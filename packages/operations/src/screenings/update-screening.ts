import { findRow, getScreening, toScreeningView } from "@hirelane/db";
import { ScreeningView, UpdateScreeningInput } from "@hirelane/domain";
import { lockApplications } from "../applications/lock-applications.ts";
import { requireSameApplication } from "../applications/same-application.ts";
import type { WriteContext } from "../kernel/context.ts";
import { notFound, refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "../steps/act-on-step.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { loadVideoInterview } from "../video-interviews/load-video-interview.ts";
import { moveDeadline } from "../video-interviews/move-deadline.ts";
import { takeTransition } from "../video-interviews/take-transition.ts";
import { viewScreening } from "./view-screening.ts";

export const updateScreening = defineWrite({
  id: "screenings.update",
  summary: "Change a screening: its deadline, its approval, or that it is revoked; what it is already changes nothing.",
  permission: "screenings.manage",
  input: UpdateScreeningInput,
  output: ScreeningView,
  async run(context, input) {
    const { id, deadline, approved, revoked, expectedVersion } = input;
    await requireVideoInterviewAccess(context, id);
    const known = await screeningOf(context, id);
    await requireSameApplication(context, known, input);
    // Applications are locked before their interviews, everywhere.
    await lockApplications(context, [known.applicationId]);
    const interview = await loadVideoInterview(context, { id, expectedVersion });
    if (deadline !== undefined && deadline.getTime() !== interview.deadline?.getTime()) {
      await moveDeadline(context, interview, deadline);
    }
    if (approved !== undefined) await approve(context, await screeningOf(context, id), approved);
    if (revoked === true && interview.status !== "skipped") await takeTransition(context, interview, "skip");
    if (revoked === false && interview.status === "skipped") {
      throw refusedField("revoked", "The screening stays revoked.");
    }
    return viewScreening(context, id);
  },
});

async function screeningOf(context: WriteContext, id: number): Promise<ScreeningView> {
  const row = await findRow(context.sql, getScreening, [id]);
  if (row === null) throw notFound("screening");
  return toScreeningView(row);
}

/** Approves the step of the stage that the screening belongs to, or disapproves it. */
async function approve(
  context: WriteContext,
  { applicationId, isApproved, stageId }: ScreeningView,
  approved: boolean,
): Promise<void> {
  if (approved === isApproved) return;
  if (stageId === null) throw refusedField("approved", "No stage of the workflow has been opened for the screening.");
  await actOnStep(context, { applicationId, stageId }, approved ? "approve" : "disapprove");
}
