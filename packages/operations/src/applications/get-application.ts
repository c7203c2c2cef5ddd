import { ApplicationDetail, ApplicationRef } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewApplication, viewSteps } from "./application-view.ts";

export const getApplicationById = defineRead({
  id: "applications.get",
  summary: "One application, with its stage and how far it is in each.",
  permission: "applications.read",
  input: ApplicationRef,
  output: ApplicationDetail,
  async run(context, { id }) {
    const application = await viewApplication(context, id);
    await requireJobAccess(context, application.jobId, "application");
    return { ...application, steps: await viewSteps(context, id) };
  },
});
