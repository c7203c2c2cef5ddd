import { type NumberField, type StageRule, StageService, type TextField } from "@hirelane/domain";
import { OperationError, operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { serviceOfId } from "../v1/labels.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { RuleInput, ruleKeys } from "./rule-tree-v1.ts";
import { StageRuleV1, toStageRuleV1 } from "./stage-rule-v1.ts";

const { stageRules } = operations;

const nothing = z.object({});
const rulePath = z.object({ stageId: PathId("stage") });

/** What every route that answers with one rule has in common. */
const oneRule = {
  response: StageRuleV1,
  names: { stageId: "stage" },
  source: "workflow: StageRulesViewSet",
  toResponse: toStageRuleV1,
} as const;

/** The rule of a stage that is named by the path; the body may name it too. */
const Changed = z.object({ stage: NumberInput.optional(), rule: RuleInput });

interface Change {
  readonly stage?: number | undefined;
  readonly rule?: StageRule | undefined;
}

/** What changes of the rule of a stage; throws `invalid_input` for another stage. */
function changeOf(stageId: number, { stage, rule }: Change) {
  if (stage === undefined || stage === stageId) return { stageId, rule };
  const message = "A rule stays with its stage.";
  throw new OperationError("invalid_input", message, { fields: [{ path: "stage", message }] });
}

/** The view set of rules at an address: a create gives the stage another rule where it has one. */
const rulesAt = (list: string): Route[] => [
  listRoute(list, {
    operation: stageRules.list,
    paging: pagingV1,
    parameters: nothing,
    filters: { stage: filterBy("stageId", BodyId("stage")), workflow_id: filterBy("workflowId", BodyId("workflow")) },
    orders: { id: "stageId", updated_at: "updatedAt" },
    object: StageRuleV1,
    source: "workflow: StageRulesViewSet",
    toObject: toStageRuleV1,
  }),
  route("POST", list, {
    ...oneRule,
    operation: stageRules.set,
    parameters: nothing,
    body: z.object({ stage: BodyId("stage"), rule: RuleInput }),
    status: 201,
    toInput: ({ body: { stage, rule } }) => ({ stageId: stage, rule }),
  }),
  route("GET", `${list}{stageId}/`, {
    ...oneRule,
    operation: stageRules.get,
    parameters: rulePath,
    toInput: ({ path }) => path,
  }),
  route("PUT", `${list}{stageId}/`, {
    ...oneRule,
    operation: stageRules.update,
    parameters: rulePath,
    body: Changed,
    toInput: ({ path, body }) => changeOf(path.stageId, body),
  }),
  route("PATCH", `${list}{stageId}/`, {
    ...oneRule,
    operation: stageRules.update,
    parameters: rulePath,
    body: Changed.partial(),
    toInput: ({ path, body }) => changeOf(path.stageId, body),
  }),
  route("DELETE", `${list}{stageId}/`, {
    operation: stageRules.delete,
    parameters: rulePath,
    status: 204,
    source: "workflow: StageRulesViewSet",
    toInput: ({ path }) => path,
  }),
];

const FieldV1 = z.object({ name: z.string(), key: z.string(), datatype: z.enum(["number", "text"]) });

/** A service in a path, by its id; another number is the address of nothing. */
const PathService = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform((id) => serviceOfId(Number(id)))
  .pipe(StageService);

/** The rules of stages, and what they may look at. */
export const stageRuleRoutesV1: readonly Route[] = [
  ...rulesAt("/workflow/rules/"),
  ...rulesAt("/workflow/rule/"),
  route("GET", "/workflow/stage/{stageId}/rule/", {
    ...oneRule,
    operation: stageRules.get,
    parameters: rulePath,
    source: "workflow: stage/<int:stage_id>/rule/",
    toInput: ({ path }) => path,
  }),
  route("GET", "/workflow/valid-rule-fields/{service}/", {
    operation: stageRules.fields,
    parameters: z.object({ service: PathService }),
    response: z.array(FieldV1),
    toInput: ({ path }) => ({ service: path.service }),
    toResponse: ({ fields }) => fields.map(({ field, name, type }) => toFieldV1(field, name, type)),
  }),
];

const toFieldV1 = (field: NumberField | TextField, name: string, datatype: "number" | "text") => ({
  name,
  key: ruleKeys[field],
  datatype,
});
