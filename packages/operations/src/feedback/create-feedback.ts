import { FeedbackEntity } from "@hirelane/db";
import { CreateFeedbackInput, FeedbackView, type StageView } from "@hirelane/domain";
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
    const stage = stageId === undefined ? null : stageOf(application, stageId);
    return keepFeedback(context, application, { stage, text, rating });
  },
});

/** A stage of the application's workflow; throws `not_found` for any other. */
function stageOf({ stages }: LockedApplication, stageId: number): StageView {
  const stage = stages.find(({ id }) => id === stageId);
  if (stage === undefined) throw notFound("stage");
  return stage;
}

/** What is said of an application; the stage is null where it is about the whole. */
interface Words {
  readonly stage: StageView | null;
  readonly text: string;
  readonly rating: number | undefined;
}

/** Keeps feedback of the actor's on an application that they may see, with its event. */
export async function keepFeedback(
  context: WriteContext,
  { id: applicationId, jobId }: LockedApplication,
  { stage, text, rating }: Words,
): Promise<FeedbackView> {
  const feedback = context.em.create(FeedbackEntity, {
    organisationId: organisationOf(context),
    applicationId,
    jobId,
    stageId: stage?.id ?? null,
    stepName: stage?.name ?? "",
    userId: actingUserId(context),
    text,
    rating: rating ?? null,
    createdAt: context.now,
  });
  await context.em.flush();
  await recordFeedbackEvent(context, "application.feedbackCreated", feedback);
  return viewFeedback(context, feedback.id);
}
