import {
  AlertCondition,
  Id,
  isGroup,
  NumberField,
  NumberOperator,
  type RuleCondition,
  type RuleGroup,
  StageRule,
  type StageRuleView,
  TextField,
  TextOperator,
} from "@hirelane/domain";
import { z } from "zod";
import { FlagInput } from "../dialect/body-values.ts";
import { JsonObjectInput } from "../dialect/json-text.ts";
import { shownAs } from "../dialect/shown-as.ts";

type Field = NumberField | TextField;

/** What v1 calls the fields that rules and alerts look at (SPEC §4). */
export const ruleKeys = {
  relevantExperienceMonths: "relevant_experience_in_months",
  city: "city",
  state: "state",
  overallScore: "overall_score",
  skillsScore: "skills_score",
  workExperienceScore: "work_exp_score",
  projectsScore: "projects_score",
  educationScore: "education_score",
  certificationsScore: "certifications_score",
  assessmentScore: "assessment_score",
} as const satisfies Readonly<Record<Field, string>>;

const fieldByKey = new Map<string, Field>(
  [...NumberField.options, ...TextField.options].map((field) => [ruleKeys[field], field]),
);
const UNKNOWN = `Unknown field. Known are ${[...fieldByKey.keys()].join(", ")}.`;
const REQUIRED = "This field is required.";

/** Groups nest three deep: what is deeper is not looked at, and refused. */
const MAX_DEPTH = 3;

/** One comparison as v1 shows it; `value` is a number, a text, or for `in` a list of texts. */
export const ConditionV1 = z.object({
  field: z.enum(Object.values(ruleKeys)),
  operator: z.enum([...NumberOperator.options, ...TextOperator.options]),
  value: z.union([z.number(), z.string(), z.array(z.string())]),
});
const SentConditionV1 = ConditionV1.extend({ enabled: z.boolean().optional() });
const RuleConditionV1 = SentConditionV1.extend({ alert_id: Id("alert").optional() });
const Logic = z.enum(["AND", "OR"]);
/** A rule as v1 shows it: groups of conditions and groups; `alert_id` is the alert of a condition with `enabled`. */
export const RuleTreeV1 = z.object({
  logic: Logic,
  get conditions() {
    return z.array(z.union([RuleConditionV1, RuleTreeV1]));
  },
});
z.globalRegistry.add(RuleTreeV1, { id: "RuleTree" });

const groupOf = (node: z.ZodType) => z.object({ logic: Logic, conditions: z.array(node) });
const SentInnerV1 = groupOf(z.union([SentConditionV1, groupOf(SentConditionV1)]));
const SentRuleV1 = groupOf(z.union([SentConditionV1, SentInnerV1]));

type AlertIds = ReadonlyMap<string, number>;
type Issues = z.RefinementCtx;
type Tree = Readonly<Record<string, unknown>>;
const Tree = z.record(z.string(), z.unknown());

/** A rule in a body, as an object or as JSON text, with the model's names. */
export const RuleInput = shownAs(
  JsonObjectInput.transform((tree, context) => fromGroup(tree, context, [])).pipe(StageRule),
  z.union([SentRuleV1, z.string()]),
);
/** The condition of an alert in a body, likewise. */
export const ConditionInput = shownAs(
  JsonObjectInput.transform((condition, context) => fromCondition(condition, context, [])).pipe(AlertCondition),
  z.union([ConditionV1, z.string()]),
);

function fromGroup({ logic, conditions }: Tree, context: Issues, path: (string | number)[]): unknown {
  if (!Array.isArray(conditions)) {
    context.addIssue({
      code: "custom",
      message: conditions === undefined ? REQUIRED : "Must be a list.",
      path: [...path, "conditions"],
    });
    return z.NEVER;
  }
  const inner = conditions.map((node: unknown, index) => fromNode(node, context, [...path, "conditions", index]));
  return { logic, conditions: inner };
}

function fromNode(node: unknown, context: Issues, path: (string | number)[]): unknown {
  const tree = Tree.safeParse(node).data ?? {};
  const isGroupOfSome = tree["logic"] !== undefined || tree["conditions"] !== undefined;
  if (isGroupOfSome && path.length < 2 * MAX_DEPTH) return fromGroup(tree, context, path);
  if (!isGroupOfSome) return fromRuleCondition(tree, context, path);
  context.addIssue({ code: "custom", message: `Groups nest ${MAX_DEPTH} deep.`, path });
  return z.NEVER;
}

function fromRuleCondition(tree: Tree, context: Issues, path: (string | number)[]): object {
  const enabled = FlagInput.optional().safeParse(tree["enabled"]);
  if (!enabled.success)
    context.addIssue({ code: "custom", message: "Must be true or false.", path: [...path, "enabled"] });
  return { ...fromCondition(tree, context, path), ...(enabled.data === undefined ? {} : { enabled: enabled.data }) };
}

/** A comparison with the model's name of its field; field, operator and value are required. */
function fromCondition(tree: Tree, context: Issues, path: (string | number)[]) {
  for (const name of ["field", "operator", "value"]) {
    if (tree[name] === undefined) context.addIssue({ code: "custom", message: REQUIRED, path: [...path, name] });
  }
  const { field: key, operator, value } = tree;
  const field = typeof key === "string" ? fieldByKey.get(key) : undefined;
  if (key !== undefined && field === undefined) {
    context.addIssue({ code: "custom", message: UNKNOWN, path: [...path, "field"] });
  }
  return { field, operator, value };
}

/** A comparison as v1 shows it. */
export function toConditionV1({ field, operator, value }: AlertCondition | RuleCondition): z.input<typeof ConditionV1> {
  return { field: ruleKeys[field], operator, value };
}

/** A rule as v1 shows it, with the alerts of its conditions. */
export function toRuleTreeV1({ rule, alerts }: Pick<StageRuleView, "rule" | "alerts">): z.input<typeof RuleTreeV1> {
  return toGroup(rule, "rule", new Map(alerts.map(({ path, alertId }) => [path, alertId])));
}

function toGroup({ logic, conditions }: RuleGroup, path: string, alerts: AlertIds): z.input<typeof RuleTreeV1> {
  return {
    logic,
    conditions: conditions.map((node, index) => toNode(node, `${path}.conditions.${index}`, alerts)),
  };
}

function toNode(node: RuleCondition | RuleGroup, path: string, alerts: AlertIds) {
  if (isGroup(node)) return toGroup(node, path, alerts);
  const alertId = alerts.get(path);
  return {
    ...toConditionV1(node),
    ...(node.enabled === undefined ? {} : { enabled: node.enabled }),
    ...(alertId === undefined ? {} : { alert_id: alertId }),
  };
}
