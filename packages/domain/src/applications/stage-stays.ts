import type { StageMention } from "../steps/step.ts";
import type { StageStay } from "./application.ts";

/** One entry into a stage, as the event log has it. */
export interface StageEntryFact {
  readonly stageId: number;
  /** Null: the stage has been removed since. */
  readonly stage: StageMention | null;
  readonly at: Date;
}

/**
 * The stays in stages of an application that entered them so; the last ends when the application did (`endedAt`), or lasts
 * until `now`. Somebody who came back has two stays.
 */
export function staysOf(entries: readonly StageEntryFact[], endedAt: Date | null, now: Date): StageStay[] {
  return entries.map(({ stageId, stage, at }, index) => {
    const leftAt = entries[index + 1]?.at ?? endedAt;
    const seconds = Math.max(0, Math.floor(((leftAt ?? now).getTime() - at.getTime()) / 1000));
    return { stage, stageId, enteredAt: at, leftAt, seconds };
  });
}
