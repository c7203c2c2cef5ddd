import { ApplicationView, MoveToStageInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { moveApplication } from "./change-application.ts";

export const moveToStage = defineWrite({
  id: "applications.moveToStage",
  summary:
    "Move an application to any stage of its job's workflow; into a final interview with its date, if that is known.",
  permission: "applications.manage",
  input: MoveToStageInput,
  output: ApplicationView,
  run: (context, { stageId, ...wish }) => moveApplication(context, wish, stageId),
});
