import { CreateJobInput, Id, IsoInstant, type JobView } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import { FlagInput, NumberInput } from "../dialect/body-values.ts";
import { oneSpelling } from "../dialect/one-spelling.ts";
import type { RouteReply, RunRead } from "../dialect/route.ts";
import {
  readScoreWeights,
  type ScoreWeightsById,
  WeightsOfJobV1,
  weightsOfJobV1,
} from "../score-weights/score-weight-v1.ts";
import { readUsers, type UsersById, UserV1, userV1 } from "../users/user-v1.ts";
import { SkillInput } from "../v1/skill-input.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

/** A skill as the choosing fields of v1's clients have it. */
const SkillV1 = z.object({ label: z.string(), value: z.string(), __isNew__: z.boolean() });

/** A job as v1 shows it. */
export const JobV1 = z.object({
  id: Id("job"),
  title: z.string(),
  jd_html: z.string(),
  description: z.string(),
  applicants_count: z.number(),
  applicants_today_count: z.number(),
  experience: z.number().nullable(),
  min_experience: z.number().nullable(),
  encrypted: z.string(),
  owner: UserV1.nullable(),
  max_experience: z.number().nullable(),
  employment_type: z.string(),
  location: z.string(),
  published: z.boolean(),
  closing_in: z.number().nullable(),
  close_date: TimeV1.nullable(),
  created_at: TimeV1,
  users_shared_with: z.array(UserV1),
  must_have_skills: z.array(SkillV1),
  score_weight: WeightsOfJobV1,
});

/** The model's names of the fields that v1 spells otherwise. */
export const jobNamesV1 = {
  descriptionHtml: "jd_html",
  minExperienceYears: "min_experience",
  maxExperienceYears: "max_experience",
  employmentType: "employment_type",
  closesAt: "close_date",
  sharedWithUserIds: "users_shared_with",
  mustHaveSkills: "must_have_skills",
  scoreWeightId: "score_weight",
} as const;

const { title, description, descriptionHtml, employmentType, location } = CreateJobInput.shape;
const Years = NumberInput.nullable();

const fields = bodyFields(
  { title },
  {
    jd_html: descriptionHtml,
    description,
    experience: Years,
    min_experience: Years,
    max_experience: Years,
    employment_type: employmentType,
    location,
    published: FlagInput,
    close_date: IsoInstant.nullable(),
    users_shared_with: z.array(BodyReference("user")),
    must_have_skills: z.array(SkillInput),
    score_weight: BodyReference("scoreWeight").nullable(),
  },
);
const oneExperience = oneSpelling("min_experience", "experience");

/** The body of a create or a replacement; what else is in it is ignored, its owner too. */
export const WholeJobV1 = fields.whole.superRefine(oneExperience);
/** The body of a change. */
export const PartOfJobV1 = fields.part.superRefine(oneExperience);

/** The operation's fields of a body. */
export function fromJobV1(body: Omit<z.output<typeof PartOfJobV1>, "title">) {
  return {
    description: body.description,
    descriptionHtml: body.jd_html,
    minExperienceYears: body.min_experience === undefined ? body.experience : body.min_experience,
    maxExperienceYears: body.max_experience,
    employmentType: body.employment_type,
    location: body.location,
    published: body.published,
    closesAt: body.close_date,
    sharedWithUserIds: body.users_shared_with,
    mustHaveSkills: body.must_have_skills,
    scoreWeightId: body.score_weight,
  };
}

/** What a replacement makes of the fields that it leaves out; with whom a job is shared stays. */
export const jobDefaultsV1 = {
  description: "",
  descriptionHtml: "",
  minExperienceYears: null,
  maxExperienceYears: null,
  employmentType: "",
  location: "",
  published: false,
  closesAt: null,
  mustHaveSkills: [],
  scoreWeightId: null,
};

/** What jobs show besides what is theirs. */
export interface JobCompanions {
  readonly users: UsersById;
  readonly weights: ScoreWeightsById;
}

/** Reads the people and the weights of jobs: two calls, however many jobs there are. */
export async function readJobCompanions(jobs: readonly JobView[], run: RunRead): Promise<JobCompanions> {
  const people = jobs.flatMap(({ ownerUserId, team }) => [ownerUserId, ...team.map(({ userId }) => userId)]);
  return {
    users: await readUsers(run, people),
    weights: await readScoreWeights(
      run,
      jobs.map(({ scoreWeightId }) => scoreWeightId),
    ),
  };
}

/** A job as v1 shows it. */
export function toJobV1(job: JobView, reply: RouteReply, { users, weights }: JobCompanions): z.input<typeof JobV1> {
  const sharing = [...new Set(job.team.map(({ userId }) => userId))];
  return {
    id: job.id,
    title: job.title,
    jd_html: job.descriptionHtml,
    description: job.description,
    applicants_count: job.applicantsCount,
    applicants_today_count: job.applicantsTodayCount,
    experience: job.minExperienceYears,
    min_experience: job.minExperienceYears,
    encrypted: job.publicKey,
    owner: userV1(users, job.ownerUserId, reply),
    max_experience: job.maxExperienceYears,
    employment_type: job.employmentType,
    location: job.location,
    published: job.published,
    closing_in: job.closingInDays,
    close_date: timestampV1(job.closesAt),
    created_at: timestampV1(job.createdAt),
    users_shared_with: sharing.flatMap((id) => userV1(users, id, reply) ?? []),
    must_have_skills: job.mustHaveSkills.map((skill) => ({ label: skill, value: skill, __isNew__: true })),
    score_weight: weightsOfJobV1(weights, job.scoreWeightId),
  };
}
