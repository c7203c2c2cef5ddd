import { z } from "zod";
import type { FieldError } from "../kernel/error-code.ts";
import { Text } from "../kernel/text.ts";
import type { StageService } from "../workflows/stage.ts";
import { NumberField, NumberOperator, ruleFields, TextField, TextOperator } from "./rule-fields.ts";

/** Conditions and groups that one group holds at most. */
const MAX_CONDITIONS = 50;
const LARGEST_NUMBER = 1_000_000;

/** A number in the unit of its field, with two decimals at most: compared in whole hundredths, which are exact. */
const RuleNumber = z
  .number({ error: "This field is compared with a number." })
  .min(-LARGEST_NUMBER)
  .max(LARGEST_NUMBER)
  .refine((value) => Math.abs(value * 100 - hundredths(value)) < 1e-6, { message: "At most two decimals." });
const RuleText = Text(200).min(1, { message: "This field may not be blank." });

/** A number as whole hundredths. */
export function hundredths(value: number): number {
  return Math.round(value * 100);
}

const extras = {
  /** On: the condition has an alert of its own. */
  enabled: z.boolean().optional(),
  logic: z.undefined().optional(),
};

const NumberCondition = z.strictObject({
  field: NumberField,
  operator: z.enum(NumberOperator.options, { error: `One of ${NumberOperator.options.join(" ")}` }),
  value: RuleNumber,
  ...extras,
});
const TextCondition = z.strictObject({
  field: TextField,
  operator: z.enum(["=", "!=", "contains"]),
  value: RuleText,
  ...extras,
});
const ChoiceCondition = z.strictObject({
  field: TextField,
  operator: z.literal("in"),
  value: z.array(RuleText).min(1).max(100),
  ...extras,
});

/** One comparison of one field. */
export const RuleCondition = z.discriminatedUnion(
  "field",
  [
    NumberCondition,
    z.discriminatedUnion("operator", [TextCondition, ChoiceCondition], {
      error: `One of ${TextOperator.options.join(" ")}`,
    }),
  ],
  { error: `Unknown field. Known are ${Object.keys(ruleFields).join(", ")}.` },
);
export type RuleCondition = z.infer<typeof RuleCondition>;

const groupOf = <Child extends z.core.SomeType>(child: Child) =>
  z.strictObject({ logic: z.enum(["AND", "OR"]), conditions: z.array(child).min(1).max(MAX_CONDITIONS) });
const either = <Group extends ReturnType<typeof groupOf>>(group: Group) =>
  z.discriminatedUnion("logic", [RuleCondition, group], { error: "Either a condition, or a group by AND or OR." });

const Innermost = groupOf(RuleCondition);
const Inner = groupOf(either(Innermost));

/** A condition tree on a stage; groups nest three deep (SPEC §4). */
export const StageRule = groupOf(either(Inner));
export type StageRule = z.infer<typeof StageRule>;

/** A rule or a part of it that holds conditions. */
export interface RuleGroup {
  readonly logic: "AND" | "OR";
  readonly conditions: readonly (RuleCondition | RuleGroup)[];
}

/** Whether a part of a rule is a group rather than a condition. */
export function isGroup(node: RuleCondition | RuleGroup): node is RuleGroup {
  return node.logic !== undefined;
}

/** The complaints about conditions on fields that can have no value in a stage of this service. */
export function complaintsAboutRule(rule: RuleGroup, service: StageService, path = "rule"): FieldError[] {
  return rule.conditions.flatMap((node, index) => {
    const at = `${path}.conditions.${index}`;
    if (isGroup(node)) return complaintsAboutRule(node, service, at);
    if (ruleFields[node.field].services.includes(service)) return [];
    return [{ path: `${at}.field`, message: `There is no ${node.field} in a stage of ${service}.` }];
  });
}
