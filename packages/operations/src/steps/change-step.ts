import { findRow, getStep, toStepView } from "@hirelane/db";
import { ChangeStepInput, StepView } from "@hirelane/domain";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { actOnStep } from "./act-on-step.ts";
import { loadSteps } from "./load-step.ts";

export const changeStep = defineWrite({
  id: "steps.change",
  summary: "Do in a step what is asked, one after the other: all of it, or nothing.",
  permission: "steps.manage",
  input: ChangeStepInput,
  output: StepView,
  async run(context, { id, actions, expectedVersion }) {
    const found = await findRow(context.sql, getStep, [id]);
    if (found === null) throw notFound("step");
    const { applicationId, stage } = toStepView(found);
    await requireApplicationAccess(context, applicationId, "step");
    if (expectedVersion !== undefined || actions.length > 0) await loadSteps(context, applicationId);
    const locked = await findRow(context.sql, getStep, [id]);
    if (locked === null) throw notFound("step");
    checkVersion(locked, expectedVersion);
    let view = toStepView(locked);
    for (const action of actions) view = await actOnStep(context, { applicationId, stageId: stage.id }, action);
    return view;
  },
});
