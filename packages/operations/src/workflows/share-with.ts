import { countActiveUsers, findRow, setWorkflowShares } from "@hirelane/db";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** Shares a locked workflow with exactly these users; throws `not_found` for who is no active member. */
export async function shareWith(context: WriteContext, workflowId: number, userIds: readonly number[]): Promise<void> {
  const users = [...new Set(userIds)];
  const known = await findRow(context.sql, countActiveUsers, [users]);
  if (known?.active !== users.length) throw notFound("user");
  await context.sql.rows(setWorkflowShares, [organisationOf(context), workflowId, users]);
}
