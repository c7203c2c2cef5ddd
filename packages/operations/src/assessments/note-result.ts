import { percentageOf } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { changeAssessment } from "./change-assessment.ts";
import type { KnownAssessment } from "./load-assessment.ts";

/** What came of a test. */
interface Result {
  readonly score: number;
  readonly total: number;
  readonly proctoring?: Record<string, unknown> | undefined;
}

/** Completes a test with its result; the same one once more changes nothing, another is `refused`. */
export async function noteResult(
  context: WriteContext,
  known: KnownAssessment,
  { score, total, proctoring }: Result,
): Promise<void> {
  const { assessment } = known;
  const isKnown = assessment.completedAt !== null && assessment.score === score && assessment.total === total;
  if (isKnown && assessment.revokedAt === null && assessment.disqualifiedAt === null) return;
  const result = { score, total, percentage: percentageOf(score, total) };
  await changeAssessment(context, known, "complete", { ...result, ...(proctoring && { proctoring }) });
}
