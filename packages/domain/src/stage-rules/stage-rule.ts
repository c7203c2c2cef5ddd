import { z } from "zod";
import type { FieldError } from "../kernel/error-code.ts";
import { Text } from "../kernel/text.ts";
import type { StageService } from "../workflows/stage.ts";
import { NumberField, NumberOperator, ruleFields, TextField, TextOperator } from "./rule-fields.ts";

/** Conditions and groups that one group holds at most. */
const MAX_CONDITIONS = 50;
/** Conditions of a rule, in all of its groups: they become one statement. */
const MAX_IN_RULE = 200;
const LARGEST_NUMBER = 1_000_000;
const BOUNDS = { message: `Between ${-LARGEST_NUMBER} and ${LARGEST_NUMBER}.` };

/** A number in the unit of its field, with two decimals at most: compared in whole hundredths, which are exact. */
const RuleNumber = z
  .number({ error: "This field is compared with a number." })
  .min(-LARGEST_NUMBER, BOUNDS)
  .max(LARGEST_NUMBER, BOUNDS)
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

const bare = { enabled: true, logic: true } as const;

/** One comparison of one field, as an alert watches it. */
export const AlertCondition = z.discriminatedUnion(
  "field",
  [
    NumberCondition.omit(bare),
    z.discriminatedUnion("operator", [TextCondition.omit(bare), ChoiceCondition.omit(bare)], {
      error: `One of ${TextOperator.options.join(" ")}`,
    }),
  ],
  { error: `Unknown field. Known are ${Object.keys(ruleFields).join(", ")}.` },
);
export type AlertCondition = z.infer<typeof AlertCondition>;

const groupOf = <Child extends z.core.SomeType>(child: Child) =>
  z.strictObject({ logic: z.enum(["AND", "OR"]), conditions: z.array(child).min(1).max(MAX_CONDITIONS) });
const either = <Group extends ReturnType<typeof groupOf>>(group: Group) =>
  z.discriminatedUnion("logic", [RuleCondition, group], { error: "Either a condition, or a group by AND or OR." });

const Innermost = groupOf(RuleCondition);
const Inner = groupOf(either(Innermost));

/** A condition tree on a stage; groups nest three deep (SPEC §4). */
export const StageRule = groupOf(either(Inner)).refine((rule) => conditionsOf(rule).length <= MAX_IN_RULE, {
  message: `A rule holds at most ${MAX_IN_RULE} conditions.`,
  path: ["conditions"],
});
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

/** A condition of a rule, and its place: indices from the outermost group inwards. */
interface PlacedCondition {
  readonly place: readonly number[];
  readonly condition: RuleCondition;
}

/** Every condition of a rule, in order. */
export function conditionsOf(rule: RuleGroup): PlacedCondition[] {
  return rule.conditions.flatMap((node, index) =>
    isGroup(node)
      ? conditionsOf(node).map(({ place, condition }) => ({ place: [index, ...place], condition }))
      : [{ place: [index], condition: node }],
  );
}

/** The path of a condition in a rule, as errors name it. */
export function pathOfCondition(place: readonly number[], rule = "rule"): string {
  return [rule, ...place.map((index) => `conditions.${index}`)].join(".");
}

/** The complaints about a condition on a field that can have no value in a stage of this service. */
export function complaintsAboutCondition(
  { field }: Pick<RuleCondition, "field">,
  service: StageService,
  path: string,
): FieldError[] {
  if (ruleFields[field].services.includes(service)) return [];
  return [
    {
      path: `${path}.field`,
      message: `${ruleFields[field].name}: candidates in a stage of this service have no such value yet.`,
    },
  ];
}

/** The complaints about conditions on fields that can have no value in a stage of this service. */
export function complaintsAboutRule(rule: RuleGroup, service: StageService, path = "rule"): FieldError[] {
  return conditionsOf(rule).flatMap(({ place, condition }) =>
    complaintsAboutCondition(condition, service, pathOfCondition(place, path)),
  );
}

/** A condition without what a rule says of it besides: the form in which alerts keep and compare it. */
function bareCondition({ field, operator, value }: RuleCondition): AlertCondition {
  return AlertCondition.parse({ field, operator, value });
}

/** The conditions of a rule that have an alert of their own, each once. */
export function watchedConditions(rule: RuleGroup): AlertCondition[] {
  const watched = conditionsOf(rule).filter(({ condition }) => condition.enabled === true);
  const distinct = new Map(
    watched.map(({ condition }) => {
      const own = bareCondition(condition);
      return [conditionKey(own), own] as const;
    }),
  );
  return [...distinct.values()];
}

/** The text by which two conditions are the same. */
export function conditionKey({ field, operator, value }: AlertCondition | RuleCondition): string {
  return JSON.stringify([field, operator, value]);
}

/** A condition as a short text, such as "Overall score >= 8": what an alert without a name is called. */
export function conditionInWords({ field, operator, value }: AlertCondition): string {
  const words = Array.isArray(value) ? value.join(", ") : value;
  return `${ruleFields[field].name} ${operator} ${words}`.slice(0, 200).toWellFormed();
}
