import { StepRef, StepView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "./act-on-step.ts";

export const disapproveStep = defineWrite({
  id: "steps.disapprove",
  summary: "Say that a completed step is not approved.",
  permission: "steps.manage",
  input: StepRef,
  output: StepView,
  run: (context, target) => actOnStep(context, target, "disapprove"),
});
