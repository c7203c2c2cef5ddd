import { applicationList } from "@hirelane/db";
import { ApplicationView, ListApplicationsInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listApplications = defineRead({
  id: "applications.list",
  summary: "The applications for jobs that the caller may see.",
  permission: "applications.read",
  input: ListApplicationsInput,
  output: pageOf(ApplicationView),
  run: (context, input) => listPage(context, applicationList, input),
});
