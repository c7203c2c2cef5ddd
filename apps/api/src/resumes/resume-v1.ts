import {
  Id,
  type ResumeScore,
  type ResumeSummary,
  type ResumeView,
  SetResumeScoreInput,
  StatusLabel,
} from "@hirelane/domain";
import { z } from "zod";
import { FlagInput, NumberInput } from "../dialect/body-values.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

const decimal = z.string().nullable();

/** The score of a resume as v1 shows it: decimals as text; its id is that of the resume, which has one at most. */
const ResumeScoreV1 = z.object({
  id: Id("resume"),
  ai_score: z.boolean(),
  skills_score: decimal,
  work_exp_score: decimal,
  projects_score: decimal,
  education_score: decimal,
  certifications_score: decimal,
  overall_score: z.string(),
  feedback: z.string().nullable(),
  job: Id("job"),
  user: Id("user").nullable(),
  score_weight: Id("scoreWeight").nullable(),
});

/** A resume as v1 shows it beside its candidate. */
export const CurrentResumeV1 = z.object({
  id: Id("resume"),
  name: z.string(),
  job: Id("job"),
  status_text: StatusLabel,
  relevant_experience_in_months: z.number().nullable(),
  overall_score: decimal,
  resume_score: ResumeScoreV1.nullable(),
  completed: z.boolean(),
  updated_at: TimeV1,
  updated_by: Id("user").nullable(),
  is_approved: z.boolean(),
  approved_by: Id("user").nullable(),
  created_at: TimeV1,
});

/** A resume by itself. */
export const ResumeV1 = CurrentResumeV1.extend({ candidate: Id("candidate"), cv: z.string().nullable() });

const toText = (score: number | null): string | null => score?.toFixed(2) ?? null;

function toResumeScoreV1({ id, jobId }: ResumeSummary, score: ResumeScore): z.input<typeof ResumeScoreV1> {
  const { components } = score;
  return {
    id,
    ai_score: score.aiScore,
    skills_score: toText(components.skills),
    work_exp_score: toText(components.workExperience),
    projects_score: toText(components.projects),
    education_score: toText(components.education),
    certifications_score: toText(components.certifications),
    overall_score: score.overall.toFixed(2),
    feedback: score.feedback,
    job: jobId,
    user: score.scoredBy,
    score_weight: score.scoreWeightId,
  };
}

/** A resume as v1 shows it beside its candidate; it is completed once its text was read or somebody scored it. */
export function toCurrentResumeV1(resume: ResumeSummary): z.input<typeof CurrentResumeV1> {
  const { score } = resume;
  return {
    id: resume.id,
    name: resume.name,
    job: resume.jobId,
    status_text: resume.label,
    relevant_experience_in_months: resume.relevantExperienceMonths,
    overall_score: score?.overall.toFixed(3) ?? null,
    resume_score: score === null ? null : toResumeScoreV1(resume, score),
    completed: score !== null || resume.textStatus === "extracted",
    updated_at: timestampV1(resume.updatedAt),
    updated_by: resume.updatedBy,
    is_approved: resume.approved,
    approved_by: resume.approvedBy,
    created_at: timestampV1(resume.createdAt),
  };
}

/** A resume by itself. */
export function toResumeV1(resume: ResumeView): z.input<typeof ResumeV1> {
  return { ...toCurrentResumeV1(resume), candidate: resume.candidateId, cv: resume.file?.url ?? null };
}

const { feedback, relevantExperienceMonths } = SetResumeScoreInput.shape;
const Part = NumberInput.nullable().optional();

const scoreFields = {
  ai_score: FlagInput.optional(),
  skills_score: Part,
  work_exp_score: Part,
  projects_score: Part,
  education_score: Part,
  certifications_score: Part,
  feedback,
};
const ScoreInput = z.object(scoreFields);

/** The body of a change or a replacement: the parts of the score, by themselves or in a `resume_score` as lists show it. */
export const ResumeInputV1 = z
  .object({
    ...scoreFields,
    resume_score: ScoreInput.nullable().optional(),
    relevant_experience_in_months: z.preprocess(
      (months) => (typeof months === "string" && /^\d{1,9}$/.test(months.trim()) ? Number(months) : months),
      relevantExperienceMonths,
    ),
  })
  .superRefine(({ resume_score: score, ...body }, context) => {
    const outside = new Map<string, unknown>(Object.entries(body));
    for (const [name, value] of Object.entries(score ?? {})) {
      const other = outside.get(name);
      if (other === undefined || value === undefined || other === value) continue;
      context.addIssue({ code: "custom", path: [name], message: `Not the same as resume_score.${name}.` });
    }
  });

/** The model's names of the parts that v1 spells otherwise. */
export const resumeNamesV1 = {
  components: "",
  skills: "skills_score",
  workExperience: "work_exp_score",
  projects: "projects_score",
  education: "education_score",
  certifications: "certifications_score",
  relevantExperienceMonths: "relevant_experience_in_months",
  candidateId: "candidate",
  jobId: "job",
} as const;

/** The operation's fields of a body; a replacement takes away what it leaves out. */
export function fromResumeV1(body: z.output<typeof ResumeInputV1>, isWhole: boolean) {
  const { relevant_experience_in_months: months, resume_score, ...outside } = body;
  const score = { ...resume_score, ...outside };
  const or = <Value>(value: Value | undefined) => (value === undefined && isWhole ? null : value);
  return {
    components: {
      skills: or(score.skills_score),
      workExperience: or(score.work_exp_score),
      projects: or(score.projects_score),
      education: or(score.education_score),
      certifications: or(score.certifications_score),
    },
    aiScore: score.ai_score,
    feedback: or(score.feedback),
    relevantExperienceMonths: or(months),
  };
}
