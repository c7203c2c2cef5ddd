import { applicationHistory } from "@hirelane/db";
import { EventView, ListApplicationHistoryInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireApplicationAccess } from "./load-application.ts";

export const listHistory = defineRead({
  id: "applications.history",
  summary: "What has happened to an application: its stages, its status, its steps, by whom and when.",
  permission: "applications.read",
  input: ListApplicationHistoryInput,
  output: pageOf(EventView),
  async run(context, { id, ...input }) {
    await requireApplicationAccess(context, id);
    return listPage(context, applicationHistory, { ...input, filters: { applicationId: id } });
  },
});
