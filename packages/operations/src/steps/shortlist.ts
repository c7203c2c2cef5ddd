import { ApplicationDetail, StepsOfApplicationRef } from "@hirelane/domain";
import { viewApplicationDetail } from "../applications/application-view.ts";
import { defineWrite } from "../kernel/operation.ts";
import { approveAndOpenNext } from "./approve-and-open.ts";
import { loadSteps, screeningOf } from "./load-step.ts";

export const shortlist = defineWrite({
  id: "steps.shortlist",
  summary: "Complete and approve the resume screening, and open the next step.",
  permission: "steps.manage",
  input: StepsOfApplicationRef,
  output: ApplicationDetail,
  async run(context, { applicationId }) {
    const known = await loadSteps(context, applicationId);
    await approveAndOpenNext(context, known, screeningOf(known));
    return viewApplicationDetail(context, applicationId);
  },
});
