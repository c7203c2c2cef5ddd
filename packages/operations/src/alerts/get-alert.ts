import { AlertRef, AlertView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireAlertAccess, viewAlert } from "./load-alert.ts";

export const getAlertById = defineRead({
  id: "alerts.get",
  summary: "One alert.",
  permission: "alerts.read",
  input: AlertRef,
  output: AlertView,
  async run(context, { id }) {
    const alert = await viewAlert(context, id);
    await requireAlertAccess(context, alert);
    return alert;
  },
});
