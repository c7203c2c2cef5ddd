import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";

/** Why what dashboards are read from was counted anew: there was nothing yet, the day was over, or somebody asked for it. */
export const RollupReason = z.enum(["first", "nightly", "rebuild"]);
export type RollupReason = z.infer<typeof RollupReason>;

/** One recount of everything (SPEC §5). */
export const RollupRunView = z.object({
  id: Id("rollupRun"),
  /** The date in the organisation's time zone, like `2026-11-22`. */
  day: z.string(),
  reason: RollupReason,
  /** How many counters differed from the rows; it must be none. */
  drift: z.number(),
  ranAt: z.date(),
  durationMs: z.number(),
});
export type RollupRunView = z.infer<typeof RollupRunView>;

export const ListRollupRunsInput = listInput({}, ["-id", "id"]);
