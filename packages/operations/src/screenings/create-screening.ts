import { CreateScreeningInput, ScreeningView } from "@hirelane/domain";
import { applicationOf } from "../applications/application-of.ts";
import { assignedId } from "../assessments/assigned-id.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { inviteByHand } from "./assign-by-hand.ts";
import { viewScreening } from "./view-screening.ts";

export const createScreening = defineWrite({
  id: "screenings.create",
  summary: "Give one candidate on one job their video interview, and invite to it.",
  permission: "screenings.manage",
  input: CreateScreeningInput,
  output: ScreeningView,
  async run(context, { candidateId, jobId, questionSetId = null, deadline }) {
    const applicationId = await applicationOf(context, { candidateId, jobId });
    if (deadline !== undefined && deadline.getTime() <= context.now.getTime()) {
      throw invalidField("deadline", "Must be in the future.");
    }
    const plan = { questionSetId, daysToExpire: null, deadline };
    return viewScreening(context, assignedId(await inviteByHand(context, [applicationId], plan)));
  },
});
