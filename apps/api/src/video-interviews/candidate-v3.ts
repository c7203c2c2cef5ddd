import {
  type AttachmentKind,
  CreateVideoInterviewInput,
  EvaluationStatus,
  type FileReference,
  OwnEvaluationStatus,
  UpdateVideoInterviewInput,
  VideoInterviewStatus,
  type VideoInterviewView,
} from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";
import { ShareV3, toShareV3 } from "../shares/share-v3.ts";
import { AddressV3, TimeV3, referencesV3, timestampV3 } from "../v3/references.ts";

const timestamp = TimeV3.nullable();

/** A project's candidate as v3 shows it. `activation_key` and `shares` are there for those who manage the project. */
export const CandidateV3 = z.object({
  resource_uri: AddressV3,
  photo: AddressV3.nullable(),
  cv: AddressV3.nullable(),
  first_name: z.string(),
  last_name: z.string(),
  gender: z.string(),
  email: z.string(),
  phone: z.string(),
  address: z.string(),
  status: VideoInterviewStatus,
  company: AddressV3,
  interview_key: z.string(),
  project: AddressV3,
  evaluation_status: EvaluationStatus,
  my_evaluation_status: OwnEvaluationStatus.nullable(),
  invitationdate: timestamp,
  confirmationdate: timestamp,
  interviewdate: timestamp,
  deadline: timestamp,
  activation_key: z.string().optional(),
  created_by: AddressV3.nullable(),
  username: z.string().nullable(),
  partner_data: z.record(z.string(), z.json()),
  shares: z.array(ShareV3).optional(),
  interview_suite_url: AddressV3,
});

/** The model's names of the fields that v3 spells otherwise. */
export const candidateNamesV3 = {
  firstName: "first_name",
  lastName: "last_name",
  partnerData: "partner_data",
} as const;

const { firstName, lastName, email, username, phone, gender, address, partnerData } = CreateVideoInterviewInput.shape;
const required = { error: "This field is required." };

/** The body of a create; what else is in it is ignored. */
export const CreateCandidateV3 = z.object({
  first_name: z.string(required).pipe(firstName),
  last_name: z.string(required).pipe(lastName),
  email,
  username,
  phone,
  gender,
  address,
  partner_data: partnerData,
});

/** The body of an update; what else is in it is ignored. */
export const UpdateCandidateV3 = z.object({
  ...CreateCandidateV3.shape,
  first_name: UpdateVideoInterviewInput.shape.firstName,
  last_name: UpdateVideoInterviewInput.shape.lastName,
});

/** The files that come with a create or an update; a photo also as a data URI. */
export const candidateFilesV3 = { photo: "photo", cv: "cv" } as const;

/** The operation's fields of a body. */
export function fromCandidateV3({ first_name, last_name, partner_data, ...same }: z.output<typeof UpdateCandidateV3>) {
  return { ...same, firstName: first_name, lastName: last_name, partnerData: partner_data };
}

/** The address of a file below its candidate's: the token that opens it is the last segment. */
function fileV3(file: FileReference | null, candidate: string, kind: AttachmentKind): string | null {
  return file === null ? null : `${candidate}${kind}/${file.url.slice(file.url.lastIndexOf("/") + 1)}/`;
}

/** A video interview as v3 shows it. */
export function toCandidateV3(interview: VideoInterviewView, reply: RouteReply): z.input<typeof CandidateV3> {
  const references = referencesV3(reply);
  const candidate = references.candidate(interview.jobId, interview.id);
  const { activationKey, shares } = interview;
  const managed = {
    ...(activationKey === null ? {} : { activation_key: activationKey }),
    ...(shares === null ? {} : { shares: shares.map((share) => toShareV3(share, reply)) }),
  };
  return {
    resource_uri: candidate,
    photo: fileV3(interview.photo, candidate, "photo"),
    cv: fileV3(interview.cv, candidate, "cv"),
    first_name: interview.firstName,
    last_name: interview.lastName,
    gender: interview.gender,
    email: interview.email ?? "",
    phone: interview.phone,
    address: interview.address,
    status: interview.status,
    company: references.company,
    interview_key: interview.interviewKey,
    project: references.project(interview.jobId),
    evaluation_status: interview.evaluationStatus,
    my_evaluation_status: interview.myEvaluationStatus,
    invitationdate: timestampV3(interview.invitedAt),
    confirmationdate: timestampV3(interview.confirmedAt),
    interviewdate: timestampV3(interview.interviewedAt),
    deadline: timestampV3(interview.deadline),
    created_by: interview.createdBy === null ? null : references.customuser(interview.createdBy),
    username: interview.username,
    partner_data: interview.partnerData,
    interview_suite_url: references.interviewSuite(interview.id),
    ...managed,
  };
}
