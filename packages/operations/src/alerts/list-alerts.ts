import { alertList } from "@hirelane/db";
import { AlertView, ListAlertsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listAlerts = defineRead({
  id: "alerts.list",
  summary: "The alerts on the stages of the workflows that the caller may see, those of rules included.",
  permission: "alerts.read",
  input: ListAlertsInput,
  output: pageOf(AlertView),
  run: (context, input) => listPage(context, alertList, input),
});
