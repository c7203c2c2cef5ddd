import { EvaluationStatus, IsoInstant, SetCandidatePasswordInput, VideoInterviewStatus } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
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

const filters = {
  status: filterBy("status", VideoInterviewStatus),
  evaluation_status: filterBy("evaluationStatus", EvaluationStatus),
  email: filterBy("email", z.string()),
  username: filterBy("username", z.string()),
  search: filterBy("search", z.string()),
};

/** A project's candidates. */
export const videoInterviewRoutesV3: readonly Route[] = [
  listRoute(LIST, {
    operation: videoInterviews.list,
    paging: pagingV3,
    parameters: listPath,
    within: ({ projectId }) => ({ filters: { jobId: projectId } }),
    filters,
    orders: { id: "id", deadline: "deadline", last_name: "lastName" },
    object: CandidateV3,
    toObject: toCandidateV3,
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
