import { ApplicationRef, ApplicationView } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewApplication } from "./application-view.ts";

export const getApplicationById = defineRead({
  id: "applications.get",
  summary: "One application.",
  permission: "applications.read",
  input: ApplicationRef,
  output: ApplicationView,
  async run(context, { id }) {
    const application = await viewApplication(context, id);
    await requireJobAccess(context, application.jobId, "application");
    return application;
  },
});
