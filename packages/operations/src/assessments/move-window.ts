import type { WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { changeAssessment } from "./change-assessment.ts";
import type { KnownAssessment } from "./load-assessment.ts";

/** When a test may be taken; what is left out stays. */
interface Window {
  readonly validFrom?: Date | undefined;
  readonly validTo?: Date | undefined;
}

/** Moves the time in which a test may be taken; throws `refused` for one that is over, and `invalid_input` for no time at all. */
export async function moveWindow(context: WriteContext, known: KnownAssessment, window: Window): Promise<void> {
  const { assessment } = known;
  const { validFrom = assessment.validFrom, validTo = assessment.validTo } = window;
  const isMoved =
    validFrom.getTime() !== assessment.validFrom.getTime() || validTo.getTime() !== assessment.validTo.getTime();
  if (!isMoved) return;
  if (validTo.getTime() <= validFrom.getTime()) throw invalidField("validTo", "Must be after the beginning.");
  if (validTo.getTime() <= context.now.getTime()) throw invalidField("validTo", "Must be in the future.");
  await changeAssessment(context, known, "moveWindow", { validFrom, validTo });
}
