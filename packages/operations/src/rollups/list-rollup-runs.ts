import { rollupRunList } from "@hirelane/db";
import { ListRollupRunsInput, pageOf, RollupRunView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listRollupRuns = defineRead({
  id: "rollups.list",
  summary: "When what dashboards are read from was counted anew, and whether anything differed.",
  permission: "rollups.read",
  input: ListRollupRunsInput,
  output: pageOf(RollupRunView),
  run: (context, input) => listPage(context, rollupRunList, input),
});
