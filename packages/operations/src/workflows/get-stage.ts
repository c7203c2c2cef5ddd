import { StageRef, StageView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireStageAccess } from "./workflow-access.ts";

export const getStageById = defineRead({
  id: "stages.get",
  summary: "One stage, with its configuration.",
  permission: "workflows.read",
  input: StageRef,
  output: StageView,
  run: (context, { id }) => requireStageAccess(context, id),
});
