import { EvaluationStatus, IsoInstant, SetCandidatePasswordInput, VideoInterviewStatus } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pageInputV3, pageV3, PageQueryV3, toPageV3 } from "../v3/page-v3.ts";
import {
  candidateFilesV3,
  CandidateV3,
  candidateNamesV3,
  CreateCandidateV3,
  fromCandidateV3,
  toCandidateV3,
  UpdateCandidateV3,
} from "./candidate-v3.ts";
import { toWhoamiCandidateV3, WhoamiCandidateV3 } from "./whoami-candidate-v3.ts";

const { videoInterviews } = operations;

const LIST = "/companies/{companyId}/projects/{projectId}/candidates/";
const OBJECT = `${LIST}{candidateId}/`;

const listPath = z.object({ companyId: PathId("organisation"), projectId: PathId("job") });
const objectPath = listPath.extend({ candidateId: PathId("videoInterview") });

const target = ({ path }: { path: z.output<typeof objectPath> }) => ({ id: path.candidateId, jobId: path.projectId });

const DeadlineV3 = z.object({ deadline: z.string({ error: "This field is required." }).pipe(IsoInstant) });

const orders = {
  id: "id",
  "-id": "-id",
  deadline: "deadline",
  "-deadline": "-deadline",
  last_name: "lastName",
  "-last_name": "-lastName",
} as const;

const CandidateQueryV3 = PageQueryV3.extend({
  status: VideoInterviewStatus.optional(),
  evaluation_status: EvaluationStatus.optional(),
  email: z.string().optional(),
  username: z.string().optional(),
  search: z.string().optional(),
  ordering: z.enum(["id", "-id", "deadline", "-deadline", "last_name", "-last_name"]).optional(),
});

/** A project's candidates. */
export const videoInterviewRoutesV3: readonly Route[] = [
  route("GET", LIST, {
    operation: videoInterviews.list,
    parameters: listPath,
    query: CandidateQueryV3,
    response: pageV3(CandidateV3),
    names: { evaluationStatus: "evaluation_status", order: "ordering" },
    toInput: ({ path, query: { status, evaluation_status, email, username, search, ordering, ...page } }) => ({
      ...pageInputV3(page),
      ...(ordering === undefined ? {} : { order: orders[ordering] }),
      filters: {
        jobId: path.projectId,
        status,
        evaluationStatus: evaluation_status,
        email,
        username,
        search: search === "" ? undefined : search,
      },
    }),
    toResponse: (page, reply) => toPageV3(page, reply, (interview) => toCandidateV3(interview, reply)),
  }),
  route("POST", LIST, {
    operation: videoInterviews.create,
    parameters: listPath,
    body: CreateCandidateV3,
    files: candidateFilesV3,
    status: 201,
    response: CandidateV3,
    names: candidateNamesV3,
    toInput: ({ path, body: { first_name, last_name, ...body } }) => ({
      ...fromCandidateV3(body),
      firstName: first_name,
      lastName: last_name,
      jobId: path.projectId,
    }),
    toResponse: toCandidateV3,
  }),
  route("GET", OBJECT, {
    operation: videoInterviews.get,
    parameters: objectPath,
    response: CandidateV3,
    toInput: target,
    toResponse: toCandidateV3,
  }),
  route("PATCH", OBJECT, {
    operation: videoInterviews.update,
    parameters: objectPath,
    body: UpdateCandidateV3,
    files: candidateFilesV3,
    status: 202,
    response: CandidateV3,
    names: candidateNamesV3,
    toInput: ({ path, body }) => ({ ...fromCandidateV3(body), ...target({ path }) }),
    toResponse: toCandidateV3,
  }),
  route("DELETE", OBJECT, {
    operation: videoInterviews.delete,
    parameters: objectPath,
    status: 204,
    toInput: target,
  }),
  route("PATCH", `${OBJECT}deadline/`, {
    operation: videoInterviews.setDeadline,
    parameters: objectPath,
    body: DeadlineV3,
    status: 202,
    response: CandidateV3,
    toInput: ({ path, body }) => ({ ...target({ path }), deadline: body.deadline }),
    toResponse: toCandidateV3,
  }),
  route("PATCH", `${OBJECT}status/advance/`, {
    operation: videoInterviews.advance,
    parameters: objectPath,
    status: 202,
    response: CandidateV3,
    toInput: target,
    toResponse: toCandidateV3,
  }),
  route("PATCH", `${OBJECT}status/skip/`, {
    operation: videoInterviews.skip,
    parameters: objectPath,
    status: 202,
    response: CandidateV3,
    toInput: target,
    toResponse: toCandidateV3,
  }),
  route("POST", `${OBJECT}reminder/`, {
    operation: videoInterviews.remind,
    parameters: objectPath,
    status: 202,
    response: CandidateV3,
    toInput: target,
    toResponse: toCandidateV3,
  }),
  route("GET", "/whoami/candidate/", {
    operation: videoInterviews.getOwn,
    parameters: z.object({}),
    response: WhoamiCandidateV3,
    toInput: () => ({}),
    toResponse: toWhoamiCandidateV3,
  }),
  route("PATCH", "/whoami/candidate/", {
    operation: videoInterviews.setPassword,
    parameters: z.object({}),
    body: z.object({
      password: z.string({ error: "This field is required." }).pipe(SetCandidatePasswordInput.shape.password),
    }),
    status: 202,
    response: WhoamiCandidateV3,
    toInput: ({ body }) => body,
    toResponse: toWhoamiCandidateV3,
  }),
];
