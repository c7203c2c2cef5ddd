import { findRow, getStep, toStepView } from "@hirelane/db";
import { StepByIdRef, StepView } from "@hirelane/domain";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";

export const getStepById = defineRead({
  id: "steps.get",
  summary: "How far an application is in one stage.",
  permission: "steps.read",
  input: StepByIdRef,
  output: StepView,
  async run(context, { id }) {
    const row = await findRow(context.sql, getStep, [id]);
    if (row === null) throw notFound("step");
    const view = toStepView(row);
    await requireApplicationAccess(context, view.applicationId, "step");
    return view;
  },
});
