import { FeedbackEntity, findRow, getStage } from "@hirelane/db";
import { CreateFeedbackInput, FeedbackView } from "@hirelane/domain";
import { loadApplication } from "../applications/load-application.ts";
import type { LockedApplication } from "../applications/lock-applications.ts";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewFeedback } from "./load-feedback.ts";
import { recordFeedbackEvent } from "./record-feedback-event.ts";

export const createFeedback = defineWrite({
  id: "feedback.create",
  summary: "Say what one thinks of an application, as one of its job's team: of one stage, or of the whole.",
  permission: "feedback.create",
  input: CreateFeedbackInput,
  output: FeedbackView,
  async run(context, { applicationId, stageId, text, rating }) {
    const application = await loadApplication(context, applicationId);
    const feedback = context.em.create(FeedbackEntity, {
      organisationId: organisationOf(context),
      applicationId,
      jobId: application.jobId,
      stageId: stageId ?? null,
      stepName: stageId === undefined ? "" : await stageName(context, application, stageId),
      userId: actingUserId(context),
      text,
      rating: rating ?? null,
      createdAt: context.now,
    });
    await context.em.flush();
    await recordFeedbackEvent(context, "application.feedbackCreated", feedback);
    return viewFeedback(context, feedback.id);
  },
});

/** The name of a stage of the application's workflow; throws `not_found` for any other. */
async function stageName(context: WriteContext, { stages }: LockedApplication, stageId: number): Promise<string> {
  const row = stages.some(({ id }) => id === stageId) ? await findRow(context.sql, getStage, [stageId]) : null;
  if (row === null) throw notFound("stage");
  return row.name;
}
