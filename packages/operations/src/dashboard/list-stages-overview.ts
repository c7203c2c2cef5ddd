import { ownStagesOverviewList, readPlaces, stagesOfJobList, stagesOverviewList } from "@hirelane/db";
import { countByGroup, JobStagesView, ListStagesOverviewInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { dashboardScope } from "./dashboard-scope.ts";

export const listStagesOverview = defineRead({
  id: "dashboard.stagesOverview",
  summary: "Where the applications of each job are: of the hundred newest that the caller may see, or of one.",
  permission: "dashboard.read",
  input: ListStagesOverviewInput,
  output: pageOf(JobStagesView),
  async run(context, input) {
    const scope = await dashboardScope(context, input.filters?.jobId);
    const wide = scope.kind === "all" ? stagesOverviewList : ownStagesOverviewList;
    const page = await listPage(context, scope.kind === "job" ? stagesOfJobList : wide, input);
    const counts = page.items.flatMap(({ places }) => places);
    const toPlace = await readPlaces(context.sql, counts);
    return {
      ...page,
      items: page.items.map(({ places, ...job }) => ({ ...job, stages: countByGroup(places.map(toPlace)) })),
    };
  },
});
