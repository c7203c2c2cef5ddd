import { ApplicationDetail, StepsOfApplicationRef } from "@hirelane/domain";
import { viewApplication, viewSteps } from "../applications/application-view.ts";
import { moveLocked } from "../applications/move-applications.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadSteps, screeningOf } from "./load-step.ts";
import { approveSteps } from "./write-steps.ts";

export const shortlist = defineWrite({
  id: "steps.shortlist",
  summary: "Complete and approve the resume screening, and open the next step.",
  permission: "steps.manage",
  input: StepsOfApplicationRef,
  output: ApplicationDetail,
  async run(context, { applicationId }) {
    const known = await loadSteps(context, applicationId);
    const { screening, next } = screeningOf(known);
    const { application, steps } = known;
    const here = steps.find(({ stage }) => stage.id === application.stageId);
    const isBehind = (here?.stage.position ?? 0) > screening.stage.position;
    if (screening.status !== "approved") {
      await approveSteps(context, [{ applicationId, jobId: application.jobId, stageId: screening.stage.id }]);
    }
    if (next !== null && !isBehind) {
      await moveLocked(context, [application], { to: next.stage.id, by: "person", reasonCode: "shortlisted" });
    }
    return { ...(await viewApplication(context, applicationId)), steps: await viewSteps(context, applicationId) };
  },
});
