import { ActOnStepInput, StepView } from "@hirelane/domain";
import { applicationOf } from "../applications/application-of.ts";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "./act-on-step.ts";
import { loadSteps, stepOfService } from "./load-step.ts";

export const actOnStepOfCandidate = defineWrite({
  id: "steps.act",
  summary: "Start, complete, approve or disapprove the step of a candidate on a job that a service names.",
  permission: "steps.manage",
  input: ActOnStepInput,
  output: StepView,
  async run(context, { action, ...target }) {
    const applicationId = await applicationOf(context, target);
    const { step } = stepOfService(await loadSteps(context, applicationId), target);
    return actOnStep(context, { applicationId, stageId: step.stage.id }, action);
  },
});
