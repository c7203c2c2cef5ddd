import { videoInterviewList } from "@hirelane/db";
import { emailKey, ListVideoInterviewsInput, pageOf, VideoInterviewView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { containing } from "../kernel/search-pattern.ts";
import { presentVideoInterviews } from "./present-video-interviews.ts";

export const listVideoInterviews = defineRead({
  id: "videoInterviews.list",
  summary:
    "The video interviews on jobs that the caller may see, and those shared with them; activation keys only of those that they manage.",
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
    return { ...page, items: await presentVideoInterviews(context, page.items) };
  },
});
