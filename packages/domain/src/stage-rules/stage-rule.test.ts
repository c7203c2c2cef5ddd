import { describe, expect, test } from "vitest";
import {
  AlertCondition,
  complaintsAboutRule,
  conditionInWords,
  conditionsOf,
  pathOfCondition,
  StageRule,
  watchedConditions,
} from "./stage-rule.ts";

const score = { field: "overallScore", operator: ">=", value: 7.5 };
const city = { field: "city", operator: "in", value: ["Pune", "Berlin"] };
const and = (...conditions: unknown[]) => ({ logic: "AND", conditions });
const or = (...conditions: unknown[]) => ({ logic: "OR", conditions });

function complaints(rule: unknown): [string, string][] {
  return (StageRule.safeParse(rule).error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);
}

describe("a rule that is kept", () => {
  test.each([and(score), or(score, city), and(score, or(city, and(score, { ...score, enabled: true })))])(
    "%j",
    (rule) => {
      expect(StageRule.parse(rule)).toEqual(rule);
    },
  );
});

describe("a rule that is refused says where and why", () => {
  test.each([
    [and({ ...score, field: "shoeSize" }), "conditions.0.field", "Unknown field."],
    [and({ ...score, operator: "contains" }), "conditions.0.operator", "One of > < >= <= = !="],
    [and({ ...city, operator: ">" }), "conditions.0.operator", "One of = != contains in"],
    [and({ ...score, value: "7.5" }), "conditions.0.value", "compared with a number"],
    [and({ ...score, value: 7.123 }), "conditions.0.value", "At most two decimals."],
    [and({ ...score, value: Number.NaN }), "conditions.0.value", "compared with a number"],
    [and({ ...score, value: Number.POSITIVE_INFINITY }), "conditions.0.value", "compared with a number"],
    [and({ ...score, value: 1e300 }), "conditions.0.value", "Between"],
    [and({ ...score, value: null }), "conditions.0.value", "compared with a number"],
    [and({ field: "city", operator: "=", value: 7 }), "conditions.0.value", "expected string"],
    [and({ ...city, value: [] }), "conditions.0.value", "Too small"],
    [and({ ...city, operator: "=" }), "conditions.0.value", "expected string"],
    [and({ ...city, value: "Pune" }), "conditions.0.value", "expected array"],
    [and({ ...city, operator: "=", value: " " }), "conditions.0.value", "may not be blank"],
    [and({ ...score, colour: "red" }), "conditions.0", "colour"],
    [and({ logic: "XOR", conditions: [score] }), "conditions.0.logic", "Either a condition, or a group"],
    [and(7), "conditions.0", "Either a condition, or a group"],
    [and(), "conditions", "Too small"],
    [and(or(and(or(score)))), "conditions.0.conditions.0.conditions.0.field", "Unknown field."],
    [{ logic: "AND" }, "conditions", "expected array"],
    ["broken", "", "expected object"],
  ])("%j", (rule, path, message) => {
    expect(complaints(rule)).toEqual([[path, expect.stringContaining(message)]]);
  });
});

test("a field that cannot have a value in a stage of the service is a complaint about the rule", () => {
  const rule = StageRule.parse(and(score, or({ field: "assessmentScore", operator: ">", value: 50 })));
  expect(complaintsAboutRule(rule, "assessment")).toEqual([]);
  expect(complaintsAboutRule(rule, "resumeScreening")).toMatchObject([
    { path: "rule.conditions.1.conditions.0.field" },
  ]);
});

test("a rule holds 200 conditions in all, and no more", () => {
  const full = Array.from({ length: 40 }, () => or(score, score, score, score, score));
  expect(complaints(and(...full))).toEqual([]);
  expect(complaints(and(...full, score))).toEqual([["conditions", "A rule holds at most 200 conditions."]]);
});

test("10,000 conditions are one complaint", () => {
  expect(complaints(and(...Array.from({ length: 10_000 }, () => score)))).toEqual([
    ["conditions", expect.stringContaining("Too big")],
  ]);
});

test("conditions are named by their place", () => {
  const rule = StageRule.parse(and(score, or(city, and(score))));
  const paths = conditionsOf(rule).map(({ place }) => pathOfCondition(place));
  expect(paths).toEqual([
    "rule.conditions.0",
    "rule.conditions.1.conditions.0",
    "rule.conditions.1.conditions.1.conditions.0",
  ]);
});

test("conditions that have an alert of their own have one, however often they occur", () => {
  const on = { ...score, enabled: true };
  const rule = StageRule.parse(and(on, or(city, on), { ...city, enabled: false }));
  expect(watchedConditions(rule)).toEqual([score]);
});

test.each([
  [score, "Overall score >= 7.5"],
  [city, "City in Pune, Berlin"],
])("%j in words", (condition, words) => {
  expect(conditionInWords(AlertCondition.parse(condition))).toBe(words);
});
