import { eventList, settledEventList } from "@hirelane/db";
import { EventView, ListEventsInput, pageOf } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listEvents = defineRead({
  id: "events.list",
  summary: "What has happened: on jobs that the caller may see, and for administrators everything.",
  permission: "events.read",
  input: ListEventsInput,
  output: pageOf(EventView),
  async run(context, input) {
    if (input.filters?.jobId !== undefined) await requireJobAccess(context, input.filters.jobId);
    return listPage(context, input.order === "position" ? settledEventList : eventList, input);
  },
});
