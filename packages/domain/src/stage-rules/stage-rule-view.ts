import { z } from "zod";
import { ApplicationStatus } from "../applications/application-status.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { StageService } from "../workflows/stage.ts";
import { NumberField, NumberOperator, TextField, TextOperator } from "./rule-fields.ts";
import { RuleCondition, StageRule } from "./stage-rule.ts";

/** What a rule does with an application that does not pass: nothing, put it on hold, or not approve the step. */
export const RuleFailure = z.enum(["nothing", "hold", "disapprove"]);
export type RuleFailure = z.infer<typeof RuleFailure>;

/** The rule of a stage; `alerts` are those that its conditions with `enabled` have. */
export const StageRuleView = z.object({
  stageId: Id("stage"),
  workflowId: Id("workflow"),
  service: StageService,
  rule: StageRule,
  onFail: RuleFailure,
  alerts: z.array(z.object({ path: z.string(), alertId: Id("alert") })),
  updatedAt: z.date(),
  updatedByUserId: Id("user").nullable(),
  version: z.number(),
});
export type StageRuleView = z.infer<typeof StageRuleView>;

export const SetStageRuleInput = z.strictObject({
  stageId: Id("stage"),
  rule: StageRule,
  onFail: RuleFailure.default("nothing"),
  expectedVersion: ExpectedVersion,
});
export const StageRuleRef = z.strictObject({ stageId: Id("stage") });
/** Changes the rule that a stage has; what is left out stays. */
export const UpdateStageRuleInput = z.strictObject({
  stageId: Id("stage"),
  rule: StageRule.optional(),
  onFail: RuleFailure.optional(),
  expectedVersion: ExpectedVersion,
});
export const ListStageRulesInput = listInput({ stageId: Id("stage"), workflowId: Id("workflow") }, [
  "-stageId",
  "stageId",
  "updatedAt",
  "-updatedAt",
]);
/** The stages of one page of workflows. */
export const GetManyStageRulesInput = z.strictObject({ stageIds: z.array(Id("stage")).max(5000) });
export const DeleteStageRuleInput = StageRuleRef.extend({ expectedVersion: ExpectedVersion });

export const RuleFieldsInput = z.strictObject({ service: StageService });

/** What rules of a service may look at, with the operators that fit. */
export const RuleFieldsView = z.object({
  fields: z.array(
    z.object({
      field: z.enum([...NumberField.options, ...TextField.options]),
      name: z.string(),
      type: z.enum(["number", "text"]),
      operators: z.array(z.enum([...NumberOperator.options, ...TextOperator.exclude(["=", "!="]).options])),
    }),
  ),
});

/**
 * What to try: a rule on the applications of the jobs that use the stage's workflow, or of one job. Without a rule it is the
 * saved one. `among` narrows to the applications that are in the stage now, `show` chooses the examples.
 */
export const SimulateStageRuleInput = z.strictObject({
  stageId: Id("stage"),
  rule: StageRule.optional(),
  jobId: Id("job").optional(),
  among: z.enum(["inStage", "all"]).default("all"),
  show: z.enum(["passed", "failed", "changed", "all"]).default("all"),
  ...listInput({}, ["-id"]).pick({ limit: true, cursor: true }).shape,
});

/** How many of the applications a rule lets pass, beside the saved rule (null where there is none). */
export const RuleSimulation = z.object({
  total: z.number(),
  passed: z.number(),
  failed: z.number(),
  saved: z.object({ passed: z.number(), failed: z.number() }).nullable(),
  /** Applications on which the two rules disagree. */
  changed: z.object({ nowPass: z.number(), nowFail: z.number() }).nullable(),
  examples: z.array(
    z.object({
      applicationId: Id("application"),
      candidateId: Id("candidate"),
      jobId: Id("job"),
      firstName: z.string(),
      lastName: z.string(),
      status: ApplicationStatus,
      stageId: Id("stage").nullable(),
      /** What the saved rule says; null without one. */
      before: z.boolean().nullable(),
      after: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type RuleSimulation = z.infer<typeof RuleSimulation>;

/** Without a rule it is the saved one. */
export const ExplainStageRuleInput = z.strictObject({
  applicationId: Id("application"),
  stageId: Id("stage"),
  rule: StageRule.optional(),
});

/** How each condition of a rule turned out for one application; `actual` is null where it has no value. */
export const RuleExplanation = z.object({
  applicationId: Id("application"),
  stageId: Id("stage"),
  passed: z.boolean(),
  conditions: z.array(
    z.object({
      path: z.string(),
      condition: RuleCondition,
      /** Numbers in the unit of the field; texts as they are compared. */
      actual: z.union([z.number(), z.string()]).nullable(),
      passed: z.boolean(),
      /** Whether the verdict hangs on this condition. */
      decided: z.boolean(),
    }),
  ),
});
export type RuleExplanation = z.infer<typeof RuleExplanation>;
