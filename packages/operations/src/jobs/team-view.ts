import { listTeam, toTeamMemberView } from "@hirelane/db";
import type { TeamView } from "@hirelane/domain";
import type { z } from "zod";
import type { ReadContext } from "../kernel/context.ts";

/** The team of a job that was checked already. */
export async function viewTeam(context: ReadContext, jobId: number): Promise<z.infer<typeof TeamView>> {
  const rows = await context.sql.rows(listTeam, [jobId]);
  return { members: rows.map((row) => toTeamMemberView(row)) };
}
