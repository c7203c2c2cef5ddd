import {
  countApplicants,
  findRow,
  getJob,
  type ListedJob,
  listTeams,
  toDateOrNull,
  toJobView,
  toTeamMemberView,
} from "@hirelane/db";
import { closingInDays, type JobView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/** The views of jobs that were checked already, with what is counted of them: two statements, however many there are. */
export async function presentJobs(context: ReadContext, rows: readonly ListedJob[]): Promise<JobView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const counts = await context.sql.rows(countApplicants, [ids, context.now]);
  const members = await context.sql.rows(listTeams, [ids]);
  const countOf = new Map(counts.map((count) => [count.job_id, count]));
  const teamOf = Map.groupBy(members, (member) => member.job_id);
  return rows.map((row) => {
    const { total = 0, today = 0, time_zone: timeZone = "UTC" } = countOf.get(row.id) ?? {};
    const extras = {
      closingInDays: closingInDays(toDateOrNull(row.closes_at), context.now, timeZone),
      applicantsCount: total,
      applicantsTodayCount: today,
      team: (teamOf.get(row.id) ?? []).map((member) => toTeamMemberView(member)),
    };
    return toJobView(row, extras, context.now);
  });
}

/** The view of a job that was checked already. */
export async function viewJob(context: ReadContext, id: number): Promise<JobView> {
  const row = await findRow(context.sql, getJob, [id]);
  const [view] = row === null ? [] : await presentJobs(context, [row]);
  if (view === undefined) throw notFound("job");
  return view;
}
