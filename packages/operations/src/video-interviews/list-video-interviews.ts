import { listJobAccess, toId, type VideoInterviewRow, videoInterviewList } from "@hirelane/db";
import { emailKey, jobAccess, ListVideoInterviewsInput, pageOf, VideoInterviewView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { actingUserId, type ReadContext } from "../kernel/context.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { presentVideoInterview } from "./load-video-interview.ts";

export const listVideoInterviews = defineRead({
  id: "videoInterviews.list",
  summary: "The video interviews on jobs that the caller may see; activation keys only of those that they manage.",
  permission: "jobs.read",
  input: ListVideoInterviewsInput,
  output: pageOf(VideoInterviewView),
  async run(context, input) {
    const { email, username, search, ...filters } = input.filters ?? {};
    if (filters.jobId !== undefined) await requireJobAccess(context, filters.jobId);
    const page = await listPage(context, videoInterviewList, {
      ...input,
      filters: {
        ...filters,
        email: email && emailKey(email),
        username: username && emailKey(username),
        search: search && containing(search),
      },
    });
    const managed = await managedJobs(context, page.items);
    return { ...page, items: page.items.map((row) => presentVideoInterview(context, row, managed.has(row.job_id))) };
  },
});

/** Of the jobs on a page, those that the actor manages. */
async function managedJobs(context: ReadContext, rows: readonly VideoInterviewRow[]): Promise<Set<string>> {
  const jobs = [...new Set(rows.map((row) => row.job_id))];
  const accesses = await context.sql.rows(listJobAccess, [jobs, actingUserId(context)]);
  return new Set(
    accesses
      .filter((row) => {
        const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
        return jobAccess(context.actor, facts) === "manage";
      })
      .map((row) => row.job_id),
  );
}

/** The pattern of texts that contain what was searched for; `%`, `_` and `\\` mean themselves. */
function containing(search: string): string {
  return `%${search.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
