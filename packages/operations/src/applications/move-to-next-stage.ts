import { ApplicationView, MoveToNextStageInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { moveApplication } from "./change-application.ts";

export const moveToNextStage = defineWrite({
  id: "applications.moveToNextStage",
  summary: "Move an application to the stage after its own, approved or not; the last one refuses.",
  permission: "applications.manage",
  input: MoveToNextStageInput,
  output: ApplicationView,
  run: (context, input) => moveApplication(context, input, "next"),
});
