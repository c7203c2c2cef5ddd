import type { NumberField, TextField } from "./rule-fields.ts";
import { hundredths, isGroup, type RuleCondition, type RuleGroup } from "./stage-rule.ts";

/** What an application has in the fields of the catalogue: numbers in whole hundredths, texts in lower case; null is missing. */
export type RuleFacts = Readonly<Record<NumberField, number | null> & Record<TextField, string | null>>;

/** A condition as it turned out; `actual` is null where the application has no value. */
export interface ConditionOutcome {
  readonly condition: RuleCondition;
  readonly actual: number | string | null;
  readonly passed: boolean;
}

/** A group as it turned out. */
export interface GroupOutcome {
  readonly logic: "AND" | "OR";
  readonly passed: boolean;
  readonly conditions: readonly (ConditionOutcome | GroupOutcome)[];
}

/** The form in which texts are compared; the stored keys of city and state have it too. */
export function comparableText(text: string): string {
  return text.trim().toLowerCase();
}

/** Whether an application passes a rule; a missing value makes a condition false, whatever its operator (SPEC §4). */
export function passesRule(rule: RuleGroup, facts: RuleFacts): boolean {
  const holds = (node: RuleCondition | RuleGroup): boolean =>
    isGroup(node) ? passesRule(node, facts) : passesCondition(node, facts);
  return rule.logic === "AND" ? rule.conditions.every(holds) : rule.conditions.some(holds);
}

/** Whether an application passes one condition. */
function passesCondition(condition: RuleCondition, facts: RuleFacts): boolean {
  switch (condition.operator) {
    case "contains":
    case "in":
      return passesText(condition, facts[condition.field]);
    default:
      return isNumeric(condition)
        ? passesNumber(condition, facts[condition.field])
        : passesText(condition, facts[condition.field]);
  }
}

type NumberCondition = Extract<RuleCondition, { value: number }>;
type TextCondition = Exclude<RuleCondition, NumberCondition>;

function isNumeric(condition: RuleCondition): condition is NumberCondition {
  return typeof condition.value === "number";
}

function passesNumber({ operator, value }: NumberCondition, actual: number | null): boolean {
  if (actual === null) return false;
  const limit = hundredths(value);
  switch (operator) {
    case ">":
      return actual > limit;
    case "<":
      return actual < limit;
    case ">=":
      return actual >= limit;
    case "<=":
      return actual <= limit;
    case "=":
      return actual === limit;
    case "!=":
      return actual !== limit;
  }
}

function passesText(condition: TextCondition, actual: string | null): boolean {
  if (actual === null || actual === "") return false;
  switch (condition.operator) {
    case "in":
      return condition.value.some((choice) => comparableText(choice) === actual);
    case "contains":
      return actual.includes(comparableText(condition.value));
    case "=":
      return actual === comparableText(condition.value);
    case "!=":
      return actual !== comparableText(condition.value);
  }
}

/** How each part of a rule turned out for an application. */
export function explainRule(rule: RuleGroup, facts: RuleFacts): GroupOutcome {
  const conditions = rule.conditions.map((node) =>
    isGroup(node)
      ? explainRule(node, facts)
      : { condition: node, actual: facts[node.field], passed: passesCondition(node, facts) },
  );
  return { logic: rule.logic, passed: passesRule(rule, facts), conditions };
}

/**
 * The places of the conditions that decided, as indices from the outermost group inwards: of a group where one is enough
 * to decide, the first that did; else all of them.
 */
export function decidingConditions(outcome: GroupOutcome): number[][] {
  const oneIsEnough = outcome.passed === (outcome.logic === "OR");
  const decisive = outcome.conditions
    .map((node, index) => ({ node, index }))
    .filter(({ node }) => node.passed === outcome.passed);
  return (oneIsEnough ? decisive.slice(0, 1) : decisive).flatMap(({ node, index }) =>
    "conditions" in node ? decidingConditions(node).map((place) => [index, ...place]) : [[index]],
  );
}

/** A condition of a rule as it turned out, with its place and whether it decided. */
interface PlacedOutcome extends ConditionOutcome {
  readonly place: readonly number[];
  readonly decided: boolean;
}

/** Every condition of an outcome, in order. */
export function conditionOutcomes(outcome: GroupOutcome): PlacedOutcome[] {
  const decisive = new Set(decidingConditions(outcome).map((place) => place.join(".")));
  const walk = (group: GroupOutcome, above: readonly number[]): PlacedOutcome[] =>
    group.conditions.flatMap((node, index) => {
      const place = [...above, index];
      if ("conditions" in node) return walk(node, place);
      return [{ ...node, place, decided: decisive.has(place.join(".")) }];
    });
  return walk(outcome, []);
}
