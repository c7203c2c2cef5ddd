import { Id } from "@hirelane/domain";
import { z } from "zod";
import { defineJob } from "../kernel/job.ts";
import { RUN_STAGE_RULES } from "./request-stage-rules.ts";
import { runStageRules } from "./run-stage-rules.ts";

/** Runs the rules of stages on completed steps; a step that was decided, by a rule or a person, is left alone. */
export const runRulesOfSteps = defineJob({
  name: RUN_STAGE_RULES,
  payload: z.strictObject({ organisationId: Id("organisation"), stepIds: z.array(Id("step")).max(1000) }),
  queue: { notify: true },
  async run({ kernel }, { organisationId, stepIds }) {
    await kernel.runAsSystem(organisationId, RUN_STAGE_RULES, (context) => runStageRules(context, stepIds));
  },
});
