import { expect, test } from "vitest";
import { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import { decideEvaluation, evaluationStatus, ownEvaluationStatus, seesOthers } from "./evaluation-status.ts";

const nothing = { overallRating: null, criteria: [] };
const overall = { overallRating: 4, criteria: [] };
const one = { overallRating: null, criteria: [1] };
const both = { overallRating: null, criteria: [1, 2] };

test.each([
  { given: nothing, criteria: [], status: "pending" },
  { given: overall, criteria: [], status: "completed" },
  { given: overall, criteria: [1], status: "pending" },
  { given: one, criteria: [1, 2], status: "pending" },
  { given: both, criteria: [1, 2], status: "completed" },
  { given: both, criteria: [2], status: "completed" },
  { given: both, criteria: [], status: "pending" },
])("an evaluator with $given is $status where $criteria count", ({ given, criteria, status }) => {
  expect(ownEvaluationStatus(given, criteria)).toBe(status);
});

test.each([
  { evaluators: [], status: "pending" },
  { evaluators: [nothing], status: "pending" },
  { evaluators: [nothing, one], status: "partial" },
  { evaluators: [both, one], status: "partial" },
  { evaluators: [both, nothing], status: "partial" },
  { evaluators: [overall], status: "partial" },
  { evaluators: [both, both], status: "completed" },
] as const)("evaluators with $evaluators are $status", ({ evaluators, status }) => {
  expect(evaluationStatus(evaluators, [1, 2])).toBe(status);
});

test("only what is over is evaluated", () => {
  const evaluable = VideoInterviewStatus.options.filter((status) => decideEvaluation(status).ok);
  expect(evaluable).toEqual(["interviewed", "aborted"]);
});

test("others' ratings are hidden from evaluators until their own are in, and from managers never", () => {
  expect(seesOthers({ manages: true, blind: true, own: null })).toBe(true);
  expect(seesOthers({ manages: false, blind: true, own: "pending" })).toBe(false);
  expect(seesOthers({ manages: false, blind: true, own: "completed" })).toBe(true);
  expect(seesOthers({ manages: false, blind: false, own: "pending" })).toBe(true);
});
