import { expect, test } from "vitest";
import { CreateScoreWeightInput, DEFAULT_SCORE_WEIGHTS } from "../score-weights/score-weight.ts";
import { changeScores, complaintsAboutScores, overallScore, skillsScore } from "./resume-score.ts";

const none = { skills: null, workExperience: null, projects: null, education: null, certifications: null };

test("a part may reach ten times its weight, and no hundredth more", () => {
  const complaints = (scores: object) =>
    complaintsAboutScores({ scores: { ...none, ...scores }, weights: DEFAULT_SCORE_WEIGHTS });
  expect(complaints({ skills: 3, education: 1 })).toEqual([]);
  expect(complaints({ skills: 3.01, education: 1.5 })).toEqual([
    { path: "components.skills", message: "At most 3: ten times its weight of 0.3." },
    { path: "components.education", message: "At most 1: ten times its weight of 0.1." },
  ]);
});

test("a part keeps the weight that it was given under, whatever counts when another one is given", () => {
  const before = { scores: { ...none, skills: 3, education: 1 }, weights: DEFAULT_SCORE_WEIGHTS };
  const now = { skills: 0.1, workExperience: 0.8, projects: 0.1, education: 0, certifications: 0 };
  const one = changeScores(before, { workExperience: 6 }, now);
  expect(one).toEqual({
    scores: { ...none, skills: 3, workExperience: 6, education: 1 },
    weights: { skills: 0.3, workExperience: 0.8, projects: 0.1, education: 0.1, certifications: 0 },
  });
  expect(complaintsAboutScores(one)).toEqual([]);
  expect(complaintsAboutScores(changeScores(one, { skills: 2 }, now))).toMatchObject([{ path: "components.skills" }]);
  expect(changeScores(one, { education: null }, now).weights.education).toBe(0);
  expect(complaintsAboutScores(changeScores(one, { projects: 1 }, now))).toMatchObject([
    { path: "components", message: expect.stringContaining("sum to 11") },
  ]);
});

test("the overall score is the exact sum of what was given", () => {
  expect(overallScore(none)).toBeNull();
  expect(overallScore({ ...none, skills: 0.1, projects: 0.2 })).toBe(0.3);
  expect(overallScore({ skills: 3.9, workExperience: 1, projects: 3, education: 1, certifications: 0 })).toBe(8.9);
});

test("skills score by the share that is named", () => {
  expect(skillsScore({ matched: ["a"], missing: ["b", "c"] }, DEFAULT_SCORE_WEIGHTS)).toBe(1);
  expect(skillsScore({ matched: ["a", "b"], missing: [] }, DEFAULT_SCORE_WEIGHTS)).toBe(3);
  expect(skillsScore({ matched: [], missing: ["a"] }, DEFAULT_SCORE_WEIGHTS)).toBe(0);
  expect(skillsScore({ matched: [], missing: [] }, DEFAULT_SCORE_WEIGHTS)).toBeNull();
});

test.each([
  [{ skills: 0.3, workExperience: 0.3, projects: 0.2, education: 0.1, certifications: 0.1 }, true],
  [{ skills: 0.3, workExperience: 0.3, projects: 0.2, education: 0.1, certifications: 0.11 }, false],
  [{ skills: 0.333, workExperience: 0.367, projects: 0.1, education: 0.1, certifications: 0.1 }, false],
  [{ skills: 1.2, workExperience: -0.2, projects: 0, education: 0, certifications: 0 }, false],
])("weights %j are accepted: %s", (weights, accepted) => {
  expect(CreateScoreWeightInput.safeParse({ weights }).success).toBe(accepted);
});
