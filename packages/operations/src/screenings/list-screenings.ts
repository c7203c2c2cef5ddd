import { screeningList } from "@hirelane/db";
import { ListScreeningsInput, pageOf, ScreeningView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { boundsOfDay, earlier, later } from "../organisations/bounds-of-day.ts";

export const listScreenings = defineRead({
  id: "screenings.list",
  summary: "The video interviews that the caller may see, in the words of the hiring pipeline.",
  permission: "screenings.read",
  input: ListScreeningsInput,
  output: pageOf(ScreeningView),
  async run(context, input) {
    const { assignedOn, expiredOn, ...same } = input.filters ?? {};
    if (same.jobId !== undefined) await requireJobAccess(context, same.jobId);
    const assigned = await boundsOfDay(context, assignedOn);
    const expired = await boundsOfDay(context, expiredOn);
    const filters = {
      ...same,
      assignedFrom: later(same.assignedFrom, assigned?.from),
      assignedUntil: earlier(same.assignedUntil, assigned?.until),
      expiredFrom: later(same.expiredFrom, expired?.from),
      expiredUntil: earlier(same.expiredUntil, expired?.until),
    };
    return listPage(context, screeningList, { ...input, filters });
  },
});
