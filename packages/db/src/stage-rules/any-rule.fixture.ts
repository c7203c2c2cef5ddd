import { NumberField, NumberOperator, type RuleCondition, type RuleGroup, TextField } from "@hirelane/domain";
import fc from "fast-check";

/** Texts that databases and languages treat differently, and such as meet each other by chance. */
const oddTexts = [
  "a",
  "ab",
  "B",
  "İstanbul",
  "ΟΔΟΣ",
  "οδος",
  "Straße",
  "ÄRHUS",
  "ärhus",
  "ǅ",
  "\u212A",
  "Pune",
  "%",
  "_",
];
const blanks = ["", " ", "\u00A0", "\uFEFF", "\u3000", "\t\n"];

const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** Texts without surrounding space, and not blank: what rules compare with. */
const anyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }) },
  )
  .map((text) => text.trim())
  .filter((text) => text !== "" && isStorable(text));

/** A place as somebody may have stored it: blank, or a text with space around it. */
export const anyPlace: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...blanks),
  fc.tuple(fc.constantFrom(...blanks), anyText, fc.constantFrom(...blanks)).map((parts) => parts.join("")),
);

/** Whole hundredths that often meet, or nothing. */
export const anyScore: fc.Arbitrary<number | null> = fc.option(fc.integer({ min: 0, max: 5 }).map((n) => n * 50));

const anyCondition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...NumberField.options),
    operator: fc.constantFrom(...NumberOperator.options),
    value: fc.integer({ min: -1, max: 6 }).map((n) => n / 2),
  }),
  fc.record({
    field: fc.constantFrom(...TextField.options),
    operator: fc.constantFrom("=" as const, "!=" as const, "contains" as const),
    value: anyText,
  }),
  fc.record({
    field: fc.constantFrom(...TextField.options),
    operator: fc.constant("in" as const),
    value: fc.array(anyText, { minLength: 1, maxLength: 4 }),
  }),
);

/** Rules of every shape, `depth` groups deep. */
export const anyRule = (depth = 3): fc.Arbitrary<RuleGroup> =>
  fc.record({
    logic: fc.constantFrom("AND" as const, "OR" as const),
    conditions: fc.array(depth === 1 ? anyCondition : fc.oneof(anyCondition, anyRule(depth - 1)), {
      minLength: 1,
      maxLength: 3,
    }),
  });
