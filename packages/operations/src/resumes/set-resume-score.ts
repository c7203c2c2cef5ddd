import { type ResumeEntity, settleResumeKeys } from "@hirelane/db";
import {
  changeScores,
  type ComponentScores,
  complaintsAboutScores,
  fromHundredths,
  ResumeView,
  ScoreComponent,
  SetResumeScoreInput,
  toHundredths,
} from "@hirelane/domain";
import { requestAlerts } from "../alerts/request-alerts.ts";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { weightsOfJob } from "../score-weights/load-score-weight.ts";
import { loadResume, viewResume } from "./load-resume.ts";

export const setResumeScore = defineWrite({
  id: "resumes.setScore",
  summary:
    "Score a resume, by hand or from an AI service, under the weights that its job has now; other parts keep theirs.",
  permission: "resumes.manage",
  input: SetResumeScoreInput,
  output: ResumeView,
  async run(context, { id, expectedVersion, components = {}, aiScore, feedback, relevantExperienceMonths }) {
    const resume = await loadResume(context, id, expectedVersion);
    const { jobId, applicationId } = resume;
    const given = withoutUndefined(components);
    const { id: scoreWeightId, weights: weightsNow } = await weightsOfJob(context, jobId);
    const before = { scores: scoresOf(resume), weights: resume.weights };
    const { scores, weights } = changeScores(before, given, weightsNow);
    const complaints = complaintsAboutScores({ scores, weights });
    if (complaints.length > 0) {
      throw new OperationError("invalid_input", "A part of the score is above its weight.", { fields: complaints });
    }
    const isScored = Object.keys(given).length > 0 || aiScore !== undefined;
    if (isScored) {
      context.em.assign(resume, { ...columnsOf(scores), weights, scoreWeightId });
      resume.aiScore = aiScore ?? false;
      resume.scoredByUserId = actingUserId(context);
      resume.scoredAt = context.now;
    }
    if (feedback !== undefined) resume.scoreFeedback = feedback;
    if (relevantExperienceMonths !== undefined) resume.relevantExperienceMonths = relevantExperienceMonths;
    resume.updatedAt = context.now;
    resume.updatedByUserId = actingUserId(context);
    await context.em.flush();
    await context.sql.rows(settleResumeKeys, [[applicationId]]);
    const subject = { kind: "resume", id } as const;
    await recordEvent(context, { type: "resume.scored", subject, jobId, relatedId: applicationId });
    await requestAlerts(context, [applicationId]);
    return viewResume(context, id);
  },
});

const decimal = (hundredths: number | null): number | null => (hundredths === null ? null : fromHundredths(hundredths));
const stored = (score: number | null): number | null => (score === null ? null : toHundredths(score));

function scoresOf(resume: ResumeEntity): ComponentScores {
  return {
    skills: decimal(resume.skillsScore),
    workExperience: decimal(resume.workExperienceScore),
    projects: decimal(resume.projectsScore),
    education: decimal(resume.educationScore),
    certifications: decimal(resume.certificationsScore),
  };
}

function columnsOf(scores: ComponentScores) {
  return {
    skillsScore: stored(scores.skills),
    workExperienceScore: stored(scores.workExperience),
    projectsScore: stored(scores.projects),
    educationScore: stored(scores.education),
    certificationsScore: stored(scores.certifications),
  };
}

/** The parts that were given. */
function withoutUndefined(
  components: Partial<Record<ScoreComponent, number | null | undefined>>,
): Partial<Record<ScoreComponent, number | null>> {
  const given: Partial<Record<ScoreComponent, number | null>> = {};
  for (const component of ScoreComponent.options) {
    const score = components[component];
    if (score !== undefined) given[component] = score;
  }
  return given;
}
