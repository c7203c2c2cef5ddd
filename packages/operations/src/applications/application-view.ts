import { findRow, getApplication, toApplicationView } from "@hirelane/db";
import type { ApplicationView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The view of an application; throws `not_found`. */
export async function viewApplication(context: ReadContext, id: number): Promise<ApplicationView> {
  const row = await findRow(context.sql, getApplication, [id]);
  if (row === null) throw notFound("application");
  return toApplicationView(row);
}
