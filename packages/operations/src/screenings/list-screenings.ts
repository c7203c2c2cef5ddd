import { screeningList } from "@hirelane/db";
import { ListScreeningsInput, pageOf, ScreeningView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listScreenings = defineRead({
  id: "screenings.list",
  summary: "The video interviews that the caller may see, in the words of the hiring pipeline.",
  permission: "screenings.read",
  input: ListScreeningsInput,
  output: pageOf(ScreeningView),
  async run(context, input) {
    const jobId = input.filters?.jobId;
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    return listPage(context, screeningList, input);
  },
});
