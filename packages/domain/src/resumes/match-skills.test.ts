import { expect, test } from "vitest";
import { matchSkills } from "./match-skills.ts";

const named = (text: string, skill: string): boolean => matchSkills(text, [skill]).matched.length === 1;

test.each([
  ["I know C++ and C#.", "C++", true],
  ["I know C++ and C#.", "c#", true],
  ["I know C++ and C#.", "C", false],
  ["Languages: C, Go", "C", true],
  ["Objective-C only", "C", false],
  ["worked in R&D", "R", false],
  ["R, Python.", "R", true],
  ["I write in R.", "R", true],
  ["a .NET developer", ".NET", true],
  ["the internet", ".NET", false],
  ["JavaScript", "Java", false],
  ["Java/Kotlin", "Java", true],
  ["Node.js", "node.js", true],
  ["machine\n  learning", "Machine Learning", true],
  ["machinelearning", "Machine Learning", false],
  ["CI/CD (GitHub)", "CI/CD", true],
  ["Führungskräfte", "führung", false],
  ["Führung", "FÜHRUNG", true],
  ["a (.*) b", "(.*)", true],
])("%j names %j: %s", (text, skill, expected) => {
  expect(named(text, skill)).toBe(expected);
});

test("the wanted are told as they were written, in their order, each once", () => {
  expect(matchSkills("sql and java", ["Java", "Go", "SQL", "java", " "])).toEqual({
    matched: ["Java", "SQL"],
    missing: ["Go"],
  });
});
