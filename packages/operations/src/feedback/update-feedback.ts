import { FeedbackView, UpdateFeedbackInput } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadFeedback, viewFeedback } from "./load-feedback.ts";
import { recordFeedbackEvent } from "./record-feedback-event.ts";

export const updateFeedback = defineWrite({
  id: "feedback.update",
  summary: "Change feedback of one's own.",
  permission: "feedback.manage",
  input: UpdateFeedbackInput,
  output: FeedbackView,
  async run(context, { id, expectedVersion, ...fields }) {
    const feedback = await loadFeedback(context, { id, expectedVersion });
    if (feedback.userId !== actingUserId(context)) {
      const message = "Only its author changes feedback.";
      throw new OperationError("forbidden", message, { fields: [{ path: "id", message }] });
    }
    context.em.assign(feedback, given(fields));
    await context.em.flush();
    await recordFeedbackEvent(context, "application.feedbackUpdated", feedback);
    return viewFeedback(context, id);
  },
});
