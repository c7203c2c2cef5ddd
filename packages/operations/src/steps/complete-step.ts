import { StepRef, StepView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "./act-on-step.ts";

export const completeStep = defineWrite({
  id: "steps.complete",
  summary: "Complete a step that was started; the rule of its stage runs.",
  permission: "steps.manage",
  input: StepRef,
  output: StepView,
  run: (context, target) => actOnStep(context, target, "complete"),
});
