import { StepRef, StepView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "./act-on-step.ts";

export const startStep = defineWrite({
  id: "steps.start",
  summary: "Start a step; the next one opens when the one before is completed and approved.",
  permission: "steps.manage",
  input: StepRef,
  output: StepView,
  run: (context, target) => actOnStep(context, target, "start"),
});
