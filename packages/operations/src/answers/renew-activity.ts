import { renewActivity as renew } from "@hirelane/db";
import { inactiveFrom } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { interviewSettings } from "../video-interviews/transition-facts.ts";

const MINUTE = 60 * 1000;

/** Puts off the end by silence: an act counts at once, bytes that arrive at most once a minute. */
export async function renewActivity(
  context: WriteContext,
  interview: { readonly id: number; readonly jobId: number },
  by: "act" | "bytes",
): Promise<void> {
  const { activityLimit } = await interviewSettings(context, { jobId: interview.jobId });
  const inactiveAt = inactiveFrom(context.now, activityLimit);
  const before = by === "act" ? inactiveAt : new Date(inactiveAt.getTime() - MINUTE);
  await context.sql.rows(renew, [interview.id, inactiveAt, before]);
}
