import { describe, expect, test } from "vitest";
import { fillPlaceholders, MailPlaceholder, placeholderProblem, SetMailWordingInput } from "./mail-wording.ts";

const values = {
  firstName: "Luke",
  lastName: "{{organisation}}",
  organisation: "Rebels",
  job: "Pilot",
  deadline: "1 June",
  timeZone: "Europe/Berlin",
  assessment: "Flying",
  start: "2 June",
  place: "Hangar",
};

describe("placeholders", () => {
  test("are filled in, with or without space inside, as often as they stand there", () => {
    const text = "{{firstName}}, {{ firstName }}: {{job}} at {{organisation}} by {{deadline}} ({{timeZone}})";
    expect(fillPlaceholders(text, values)).toBe("Luke, Luke: Pilot at Rebels by 1 June (Europe/Berlin)");
  });

  test("in a value are text, and so are single braces and what JavaScript would replace", () => {
    expect(fillPlaceholders("{{lastName}} {x}", values)).toBe("{{organisation}} {x}");
    expect(fillPlaceholders("{{job}}", { ...values, job: "$& $1 $$" })).toBe("$& $1 $$");
  });

  test.each([
    "{{salary}}",
    "{{}}",
    "{{FirstName}}",
    "{{first name}}",
    "{{constructor}}",
    "{{firstName}",
    "firstName}}",
    "{{job}} {{",
  ])("that are not of the list are refused: %s", (text) => {
    expect(placeholderProblem(text, MailPlaceholder.options)).toMatch(/Known are \{\{firstName\}\}, /);
  });

  test("of the list are not", () => {
    const text = MailPlaceholder.options.map((name) => `{{${name}}} {{ ${name} }}`).join("{ }");
    expect(placeholderProblem(text, MailPlaceholder.options)).toBeNull();
  });
});

describe("a wording", () => {
  const wording = { subject: "Hello {{firstName}}", opening: "Come.\n\nSoon.", closing: "Yours" };
  const input = { template: "videoInterviewReminder", language: "de", wording };
  const problemsOf = (change: Partial<typeof wording>) =>
    SetMailWordingInput.safeParse({ ...input, wording: { ...wording, ...change } }).error?.issues.map((issue) =>
      issue.path.join("."),
    );

  test("is taken as it is", () => {
    expect(SetMailWordingInput.parse(input)).toEqual(input);
  });

  test.each([
    { what: "an unknown placeholder", field: "subject", text: "{{salary}}" },
    { what: "an unknown placeholder", field: "opening", text: "Hello {{name}}" },
    { what: "half a placeholder", field: "closing", text: "{{" },
    { what: "two lines", field: "subject", text: "two\nlines" },
    { what: "two lines", field: "subject", text: "two\u2028lines" },
    { what: "nothing", field: "subject", text: " " },
    { what: "too much", field: "opening", text: "x".repeat(4001) },
    { what: "a NUL", field: "closing", text: "a\u0000b" },
  ])("with $what as $field is refused, and names the field", ({ field, text }) => {
    expect(problemsOf({ [field]: text })).toEqual([`wording.${field}`]);
  });

  test("is for mails to candidates only", () => {
    expect(SetMailWordingInput.safeParse({ ...input, template: "passwordReset" }).success).toBe(false);
  });
});
