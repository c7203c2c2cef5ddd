import { expect, test } from "vitest";
import { complaintsAboutAnswers, isKnockedOut, type KnockoutQuestion, KnockoutQuestions } from "./knockout-question.ts";

const questions: KnockoutQuestion[] = [
  { key: "licence", kind: "yesNo", prompt: "A licence?", disqualifies: false },
  { key: "shift", kind: "choice", prompt: "Shift?", choices: ["day", "night"], disqualifies: ["day"] },
  { key: "hours", kind: "number", prompt: "Hours?", atLeast: 20, atMost: 40 },
];
const right = [
  { key: "licence", answer: true },
  { key: "shift", answer: "night" },
  { key: "hours", answer: 20 },
];

test("right answers pass", () => {
  expect(complaintsAboutAnswers(questions, right)).toEqual([]);
  expect(isKnockedOut(questions, right)).toBe(false);
});

test.each([
  ["licence", false],
  ["shift", "day"],
  ["hours", 19.99],
  ["hours", 41],
])("%s answered with %j disqualifies", (key, answer) => {
  const answers = right.map((each) => (each.key === key ? { key, answer } : each));
  expect(complaintsAboutAnswers(questions, answers)).toEqual([]);
  expect(isKnockedOut(questions, answers)).toBe(true);
});

test("answers that are missing, of another kind, doubled or to nothing are named", () => {
  const answers = [
    { key: "licence", answer: "yes" },
    { key: "shift", answer: "dusk" },
    { key: "shift", answer: "night" },
    { key: "age", answer: 7 },
  ];
  expect(complaintsAboutAnswers(questions, answers).map(({ path }) => path)).toEqual([
    "answers.2.key",
    "answers.3.key",
    "answers.licence",
    "answers.hours",
  ]);
});

test.each([
  [[{ key: "a", kind: "choice", prompt: "?", choices: ["x", "y"], disqualifies: ["z"] }]],
  [[{ key: "a", kind: "choice", prompt: "?", choices: ["x", "y"], disqualifies: ["x", "y"] }]],
  [[{ key: "a", kind: "number", prompt: "?", atLeast: 2, atMost: 1 }]],
  [[1, 2].map(() => ({ key: "a", kind: "yesNo", prompt: "?", disqualifies: true }))],
])("questions that make no sense are refused: %j", (made) => {
  expect(KnockoutQuestions.safeParse(made).success).toBe(false);
});
