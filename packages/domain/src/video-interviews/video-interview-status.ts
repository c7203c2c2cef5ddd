import { z } from "zod";

export const VideoInterviewStatus = z.enum([
  "new",
  "invited",
  "confirmed",
  "interviewing",
  "interviewed",
  "expired",
  "aborted",
  "skipped",
]);
export type VideoInterviewStatus = z.infer<typeof VideoInterviewStatus>;

/** In these a candidate may still be reminded, and may still miss the deadline. */
export const awaitedStatuses = ["invited", "confirmed"] as const satisfies readonly VideoInterviewStatus[];

/** In these a candidate gets in. */
export const openStatuses: readonly VideoInterviewStatus[] = [...awaitedStatuses, "interviewing"];
