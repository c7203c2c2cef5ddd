import { StepRef, StepView } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "./act-on-step.ts";

export const approveStep = defineWrite({
  id: "steps.approve",
  summary: "Approve a completed step; nothing overwrites that but another person.",
  permission: "steps.manage",
  input: StepRef,
  output: StepView,
  run: (context, target) => actOnStep(context, target, "approve"),
});
