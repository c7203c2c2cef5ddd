import { StepsOfApplicationRef, StepView } from "@hirelane/domain";
import { z } from "zod";
import { viewSteps } from "../applications/application-view.ts";
import { requireApplicationAccess } from "../applications/load-application.ts";
import { defineRead } from "../kernel/operation.ts";

export const listSteps = defineRead({
  id: "steps.list",
  summary: "How far an application is in each stage that it came to.",
  permission: "steps.read",
  input: StepsOfApplicationRef,
  output: z.object({ items: z.array(StepView) }),
  async run(context, { applicationId }) {
    await requireApplicationAccess(context, applicationId);
    return { items: await viewSteps(context, applicationId) };
  },
});
