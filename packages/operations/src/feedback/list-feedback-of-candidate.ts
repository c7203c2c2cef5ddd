import { listFeedbackOfApplication, toFeedbackView } from "@hirelane/db";
import { FeedbackOfCandidateRef, FeedbackView } from "@hirelane/domain";
import { z } from "zod";
import { applicationOf } from "../applications/application-of.ts";
import { defineRead } from "../kernel/operation.ts";

export const listFeedbackOfCandidate = defineRead({
  id: "feedback.ofCandidate",
  summary: "What was said of a candidate for a job, the newest first: at most 1,000.",
  permission: "feedback.read",
  input: FeedbackOfCandidateRef,
  output: z.object({ items: z.array(FeedbackView) }),
  async run(context, target) {
    const rows = await context.sql.rows(listFeedbackOfApplication, [await applicationOf(context, target)]);
    return { items: rows.map((row) => toFeedbackView(row)) };
  },
});
