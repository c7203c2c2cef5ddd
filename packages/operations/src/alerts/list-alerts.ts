import { alertList } from "@hirelane/db";
import { AlertView, ListAlertsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";

export const listAlerts = defineRead({
  id: "alerts.list",
  summary: "The alerts of a stage, those of its rule included.",
  permission: "alerts.read",
  input: ListAlertsInput,
  output: pageOf(AlertView),
  async run(context, { stageId, ...page }) {
    await requireStageAccess(context, stageId);
    return listPage(context, alertList, { ...page, filters: { stageId } });
  },
});
