import type { FeedbackEntity } from "@hirelane/db";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";

/** Notes in the log that feedback was given, changed or removed: ids only, the words can be erased. */
export function recordFeedbackEvent(
  context: WriteContext,
  type: "application.feedbackCreated" | "application.feedbackUpdated" | "application.feedbackDeleted",
  { id, applicationId, jobId }: FeedbackEntity,
): Promise<void> {
  return recordEvent(context, {
    type,
    subject: { kind: "application", id: applicationId },
    jobId,
    relatedId: id,
  });
}
