import { ApplicationDetail, StepsOfApplicationRef } from "@hirelane/domain";
import { viewApplicationDetail } from "../applications/application-view.ts";
import { defineWrite } from "../kernel/operation.ts";
import { disapproveAndTakeBack } from "./approve-and-open.ts";
import { loadSteps, screeningOf } from "./load-step.ts";

export const unshortlist = defineWrite({
  id: "steps.unshortlist",
  summary:
    "Take a shortlisting back: the resume screening is not approved, and the next step closes unless somebody worked in it.",
  permission: "steps.manage",
  input: StepsOfApplicationRef,
  output: ApplicationDetail,
  async run(context, { applicationId }) {
    const known = await loadSteps(context, applicationId);
    await disapproveAndTakeBack(context, known, screeningOf(known));
    return viewApplicationDetail(context, applicationId);
  },
});
