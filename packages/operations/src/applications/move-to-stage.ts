import { ApplicationView, MoveToStageInput } from "@hirelane/domain";
import { planFinalInterview } from "../final-interviews/plan-final-interview.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { moveApplication } from "./change-application.ts";
import { loadApplication } from "./load-application.ts";

export const moveToStage = defineWrite({
  id: "applications.moveToStage",
  summary:
    "Move an application to any stage of its job's workflow; into a final interview with its date, if that is known.",
  permission: "applications.manage",
  input: MoveToStageInput,
  output: ApplicationView,
  async run(context, { id, stageId, finalInterview, ...wish }) {
    const moved = await moveApplication(context, { id, ...wish }, stageId);
    if (finalInterview === undefined) return moved;
    const application = await loadApplication(context, id);
    const stage = application.stages.find((each) => each.id === stageId);
    if (stage?.service !== "finalInterview") {
      throw invalidField("finalInterview", "This stage is not for final interviews.");
    }
    await planFinalInterview(context, application, stage, finalInterview, "finalInterview.");
    return moved;
  },
});
