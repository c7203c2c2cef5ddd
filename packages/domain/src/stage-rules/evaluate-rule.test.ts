import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionOutcomes, decidingConditions, explainRule, passesRule, type RuleFacts } from "./evaluate-rule.ts";
import { NumberField, NumberOperator, TextField } from "./rule-fields.ts";
import { conditionsOf, isGroup, type RuleCondition, type RuleGroup, StageRule } from "./stage-rule.ts";

const nothing: RuleFacts = {
  relevantExperienceMonths: null,
  overallScore: null,
  skillsScore: null,
  workExperienceScore: null,
  projectsScore: null,
  educationScore: null,
  certificationsScore: null,
  assessmentScore: null,
  city: null,
  state: null,
};

describe("a condition", () => {
  test.each([
    [{ field: "overallScore", operator: ">=", value: 8.9 }, { overallScore: 890 }, true],
    [{ field: "overallScore", operator: ">", value: 8.9 }, { overallScore: 890 }, false],
    [{ field: "overallScore", operator: "=", value: 0.1 }, { overallScore: 10 }, true],
    [{ field: "relevantExperienceMonths", operator: "<", value: 2.5 }, { relevantExperienceMonths: 200 }, true],
    [{ field: "skillsScore", operator: "<=", value: 3 }, { skillsScore: 301 }, false],
    [{ field: "skillsScore", operator: "!=", value: 3 }, { skillsScore: 301 }, true],
    [{ field: "skillsScore", operator: "!=", value: 3 }, {}, false],
    [{ field: "city", operator: "=", value: " PUNE " }, { city: "pune" }, true],
    [{ field: "city", operator: "!=", value: "Pune" }, { city: "berlin" }, true],
    [{ field: "city", operator: "!=", value: "Pune" }, { city: "" }, false],
    [{ field: "city", operator: "contains", value: "un" }, { city: "pune" }, true],
    [{ field: "state", operator: "in", value: ["Bavaria", "Saxony"] }, { state: "saxony" }, true],
    [{ field: "state", operator: "in", value: ["Bavaria"] }, { state: "saxony" }, false],
  ] as const)("%j of %j is %s", (condition, facts, passed) => {
    const rule = StageRule.parse({ logic: "AND", conditions: [condition] });
    expect(passesRule(rule, { ...nothing, ...facts })).toBe(passed);
  });
});

const anyNumber = fc.integer({ min: -2, max: 2 });
const anyText = fc.constantFrom("a", "ab", "b");
const anyCondition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...NumberField.options),
    operator: fc.constantFrom(...NumberOperator.options),
    value: anyNumber,
  }),
  fc.record({
    field: fc.constantFrom(...TextField.options),
    operator: fc.constantFrom("=" as const, "!=" as const, "contains" as const),
    value: anyText,
  }),
  fc.record({
    field: fc.constantFrom(...TextField.options),
    operator: fc.constant("in" as const),
    value: fc.array(anyText, { minLength: 1 }),
  }),
);
const anyGroup = (depth: number): fc.Arbitrary<RuleGroup> =>
  fc.record({
    logic: fc.constantFrom("AND" as const, "OR" as const),
    conditions: fc.array(depth === 1 ? anyCondition : fc.oneof(anyCondition, anyGroup(depth - 1)), {
      minLength: 1,
      maxLength: 4,
    }),
  });
const number = fc.option(anyNumber.map((value) => value * 100));
const text = fc.option(anyText);
const anyFacts: fc.Arbitrary<RuleFacts> = fc.record({
  ...{ relevantExperienceMonths: number, overallScore: number, skillsScore: number, workExperienceScore: number },
  ...{ projectsScore: number, educationScore: number, certificationsScore: number, assessmentScore: number },
  ...{ city: text, state: text },
});

test("the conditions that decided are enough to decide", () => {
  fc.assert(
    fc.property(anyGroup(3), anyFacts, (rule, facts) => {
      const outcome = explainRule(rule, facts);
      expect(outcome.passed).toBe(passesRule(rule, facts));
      const places = decidingConditions(outcome);
      expect(places).not.toEqual([]);
      expect(passesRule(keepOnly(rule, places), facts)).toBe(outcome.passed);
      const outcomes = conditionOutcomes(outcome);
      expect(outcomes.map(({ place }) => place)).toEqual(conditionsOf(rule).map(({ place }) => place));
      expect(outcomes.filter(({ decided }) => decided).map(({ place }) => place)).toEqual(places);
    }),
  );
});

/** The rule with the conditions at these places alone. */
function keepOnly(rule: RuleGroup, places: readonly (readonly number[])[]): RuleGroup {
  const conditions = rule.conditions.flatMap((node, index) => {
    const inside = places.filter((place) => place[0] === index).map((place) => place.slice(1));
    if (inside.length === 0) return [];
    return [isGroup(node) ? keepOnly(node, inside) : node];
  });
  return { logic: rule.logic, conditions };
}
