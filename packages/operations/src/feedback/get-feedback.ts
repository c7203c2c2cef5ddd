import { FeedbackRef, FeedbackView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { readFeedback } from "./load-feedback.ts";

export const getFeedbackById = defineRead({
  id: "feedback.get",
  summary: "What one of the team said of an application.",
  permission: "feedback.read",
  input: FeedbackRef,
  output: FeedbackView,
  run: (context, { id }) => readFeedback(context, id),
});
