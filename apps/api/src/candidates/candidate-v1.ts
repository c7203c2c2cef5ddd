import {
  Email,
  findLabel,
  Id,
  type ListedCandidateView,
  PersonFields,
  RequiredText,
  resumeLabels,
} from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import { filterThrough } from "../dialect/filters.ts";
import type { RunRead } from "../dialect/route.ts";
import { CurrentResumeV1, toCurrentResumeV1 } from "../resumes/resume-v1.ts";
import { LabelInput, ServiceName } from "../v1/labels.ts";
import { SkillInput } from "../v1/skill-input.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";
import { LocationInput, locationV1 } from "./location-v1.ts";

/** A candidate as v1 shows one, wherever it does. */
export const CandidateV1 = z.object({
  id: Id("candidate"),
  name: z.string(),
  email: z.string(),
  profile_pic: z.string().nullable(),
  contact: z.string(),
  location: z.string(),
  resumes: CurrentResumeV1.nullable(),
  applied_jobs: z.array(z.object({ id: Id("job"), title: z.string() })),
  created_at: TimeV1,
  updated_at: TimeV1,
});
export type CandidateV1 = z.input<typeof CandidateV1>;

/** The model's names of the fields that v1 spells otherwise. */
export const candidateNamesV1 = {
  firstName: "name",
  lastName: "name",
  phone: "contact",
  city: "location",
  state: "location",
  workExperience: "work_experience",
  jobId: "job",
} as const;

/** A whole name: the last word is the family name, where there is more than one. */
const NameInput = RequiredText(201).transform((name) => {
  const last = name.search(/\S+$/);
  return last === 0
    ? { firstName: name, lastName: "" }
    : { firstName: name.slice(0, last).trim(), lastName: name.slice(last) };
});

const { phone, gender, address, workExperience } = PersonFields;

const fields = bodyFields(
  { name: NameInput, email: Email },
  {
    contact: z
      .union([z.string(), z.number().transform(String)], { error: "Must be a phone number as text." })
      .pipe(phone),
    location: LocationInput,
    gender,
    address,
    skills: z.array(SkillInput),
    work_experience: workExperience,
  },
);

/** The body of a create: what a replacement has, and the job that the candidate applies for. */
export const NewCandidateV1 = fields.whole.extend({ job: BodyReference("job") });
/** The body of a replacement. */
export const WholeCandidateV1 = fields.whole;
/** The body of a change. */
export const PartOfCandidateV1 = fields.part;

/** The operation's fields of a body, but for the name and the email. */
export function fromCandidateV1(body: Omit<z.output<typeof PartOfCandidateV1>, "name" | "email">) {
  return {
    phone: body.contact,
    ...body.location,
    gender: body.gender,
    address: body.address,
    skills: body.skills,
    workExperience: body.work_experience,
  };
}

/** What a replacement makes of the fields that it leaves out. */
export const candidateDefaultsV1 = {
  phone: "",
  city: "",
  state: "",
  gender: "",
  address: "",
  skills: [],
  workExperience: "",
};

/** A candidate as v1 shows one. */
export function toCandidateV1(candidate: ListedCandidateView): CandidateV1 {
  return {
    id: candidate.id,
    name: `${candidate.firstName} ${candidate.lastName}`.trim(),
    email: candidate.email ?? "",
    profile_pic: candidate.photo?.url ?? null,
    contact: candidate.phone,
    location: locationV1(candidate),
    resumes: candidate.resume === null ? null : toCurrentResumeV1(candidate.resume),
    applied_jobs: candidate.appliedJobs.map(({ id, title }) => ({ id, title })),
    created_at: timestampV1(candidate.createdAt),
    updated_at: timestampV1(candidate.updatedAt),
  };
}

/** Candidates by id. */
export type CandidatesById = ReadonlyMap<number, ListedCandidateView>;

/** Reads the candidates behind ids, each once, in one call; with a job, with the resume of their application for it. */
export async function readCandidates(run: RunRead, ids: Iterable<number>, jobId?: number): Promise<CandidatesById> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { candidates } = await run(operations.candidates.getMany, { ids: wanted, jobId });
  return new Map(candidates.map((candidate) => [candidate.id, candidate]));
}

/** The candidate behind an id as v1 shows one; null for who is on no list of the caller's. */
export function candidateV1(found: CandidatesById, id: number): CandidateV1 | null {
  const candidate = found.get(id);
  return candidate === undefined ? null : toCandidateV1(candidate);
}

/**
 * The filters by where an application stands. `stage_name` is the name of a stage, or of a service, or a label, as the source
 * has "Applied", "Resume Screening" and "On Hold" there.
 */
export const stageFiltersV1 = {
  stage_name: filterThrough(["stageLabel", "stageService", "stageName"], RequiredText(100), (text) => {
    const label = findLabel(text);
    const service = ServiceName.safeParse(text);
    if (service.success) return { stageService: service.data };
    return label !== null && isOfResume(label) ? { stageLabel: label } : { stageName: text };
  }),
  status_text: filterThrough(["label"], LabelInput(resumeLabels), (label) => ({ label })),
} as const;

const isOfResume = (label: string): boolean => resumeLabels.some((each) => each === label);
