import { findApplication, findRow } from "@hirelane/db";
import { CandidateView, CreateCandidateInput } from "@hirelane/domain";
import { createApplicationRow } from "../applications/create-application-row.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewCandidate } from "./load-candidate.ts";
import { findOrCreatePerson } from "./person.ts";

export const createCandidate = defineWrite({
  id: "candidates.create",
  summary: "Create a candidate and their application for a job; a known email reuses the person.",
  permission: "candidates.manage",
  input: CreateCandidateInput,
  output: CandidateView,
  async run(context, { jobId, ...person }) {
    await requireJobAccess(context, jobId);
    const id = await findOrCreatePerson(context, person);
    if ((await findRow(context.sql, findApplication, [id, jobId])) !== null) {
      throw invalidField("email", "A candidate with this email has applied for this job already.");
    }
    await createApplicationRow(context, id, jobId);
    return viewCandidate(context, id);
  },
});
