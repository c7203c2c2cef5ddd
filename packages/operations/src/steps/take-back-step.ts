import { findRow, getStep, toStepView } from "@hirelane/db";
import { StepByIdRef } from "@hirelane/domain";
import { z } from "zod";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { moveLocked } from "../applications/move-applications.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadSteps, stepIn } from "./load-step.ts";
import { removeUnbegun } from "./remove-unbegun.ts";

export const takeBackOpenedStep = defineWrite({
  id: "steps.takeBack",
  summary: "Close a step that nobody has worked in; whoever is there goes back to the stage before.",
  permission: "steps.manage",
  input: StepByIdRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id }) {
    const found = await findRow(context.sql, getStep, [id]);
    if (found === null) throw notFound("step");
    const { applicationId, stage } = toStepView(found);
    await requireApplicationAccess(context, applicationId, "step");
    const known = await loadSteps(context, applicationId);
    const { previous } = stepIn(known, stage.id);
    const isHere = known.application.stageId === stage.id;
    if (isHere && previous === null) {
      throw new OperationError("refused", "The application is in its first stage: there is none to go back to.");
    }
    if (!(await removeUnbegun(context, id, "stepTakenBack"))) {
      throw new OperationError("refused", "Somebody has worked in this step already.");
    }
    if (isHere && previous !== null) {
      const request = { to: previous.stage.id, by: "workflow", reasonCode: "stepTakenBack" } as const;
      await moveLocked(context, [known.application], request);
    }
    return { deleted: true as const };
  },
});
