import { findApplication, findRow } from "@hirelane/db";
import { ApplicationView, CreateApplicationInput } from "@hirelane/domain";
import { loadCandidate } from "../candidates/load-candidate.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewApplication } from "./application-view.ts";
import { createApplicationRow } from "./create-application-row.ts";

export const createApplication = defineWrite({
  id: "applications.create",
  summary: "Let a known candidate apply for another job.",
  permission: "applications.manage",
  input: CreateApplicationInput,
  output: ApplicationView,
  async run(context, { jobId, candidateId }) {
    await requireJobAccess(context, jobId);
    await loadCandidate(context, candidateId);
    if ((await findRow(context.sql, findApplication, [candidateId, jobId])) !== null) {
      throw new OperationError("conflict", "This candidate has applied for this job already.", {
        fields: [{ path: "candidateId", message: "Has applied for this job already." }],
      });
    }
    const application = await createApplicationRow(context, candidateId, jobId);
    return viewApplication(context, application.id);
  },
});
