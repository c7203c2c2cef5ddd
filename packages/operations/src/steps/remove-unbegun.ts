import { findRow, takeBackStep } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { actorColumns } from "../kernel/events.ts";

/** Removes a step with what it brought about, unless somebody has worked in it; says whether it is gone. */
export async function removeUnbegun(context: WriteContext, stepId: number, reasonCode: string): Promise<boolean> {
  const { kind, id, name } = actorColumns(context.actor);
  const noted = [organisationOf(context), context.now, kind, id, name, context.requestId, reasonCode];
  return (await findRow(context.sql, takeBackStep, [stepId, ...noted])) !== null;
}
