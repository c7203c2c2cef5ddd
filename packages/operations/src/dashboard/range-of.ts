import { type DashboardScope, findRow, getToday, rangeParameters } from "@hirelane/db";
import { type DashboardRange, decideRange, type DecidedRange } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { dashboardScope } from "./dashboard-scope.ts";

/** What a read over a range is about. */
interface AskedRange {
  readonly scope: DashboardScope;
  readonly range: DecidedRange;
  /** What the statements of ranges take after the scope. */
  readonly parameters: readonly string[];
}

/**
 * The jobs and the range of an input, by the organisation's calendar; throws `not_found` for a job that the actor may not see,
 * `invalid_input` for a range that ends before it begins, or is too long.
 */
export async function rangeOf(context: ReadContext, input: DashboardRange): Promise<AskedRange> {
  const scope = await dashboardScope(context, input.jobId);
  const row = await findRow(context.sql, getToday, [context.now]);
  if (row === null) throw new Error("The organisation of the session is not there.");
  const decision = decideRange(input, row.today);
  if (!decision.ok) throw invalidField(decision.refusal.field, decision.refusal.message);
  const range = decision.value;
  return { scope, range, parameters: rangeParameters(range.from, range.until) };
}
