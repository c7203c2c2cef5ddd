import { VersionedFeedbackRef } from "@hirelane/domain";
import { z } from "zod";
import { defineWrite } from "../kernel/operation.ts";
import { loadFeedback } from "./load-feedback.ts";
import { recordFeedbackEvent } from "./record-feedback-event.ts";

export const deleteFeedback = defineWrite({
  id: "feedback.delete",
  summary: "Remove feedback, as its author or an administrator.",
  permission: "feedback.manage",
  input: VersionedFeedbackRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, target) {
    const feedback = await loadFeedback(context, target);
    context.em.remove(feedback);
    await context.em.flush();
    await recordFeedbackEvent(context, "application.feedbackDeleted", feedback);
    return { deleted: true as const };
  },
});
