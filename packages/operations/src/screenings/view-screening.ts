import { findRow, getScreening, toScreeningView } from "@hirelane/db";
import type { ScreeningView } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The view of a screening that was just written. */
export async function viewScreening(context: WriteContext, id: number): Promise<ScreeningView> {
  await context.em.flush();
  const row = await findRow(context.sql, getScreening, [id]);
  if (row === null) throw notFound("screening");
  return toScreeningView(row);
}
