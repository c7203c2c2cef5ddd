import { IsoInstant, VideoInterviewStatus } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pageInputV3, pageV3, PageQueryV3, toPageV3 } from "../v3/page-v3.ts";
import {
  CandidateV3,
  candidateNamesV3,
  CreateCandidateV3,
  fromCandidateV3,
  toCandidateV3,
  UpdateCandidateV3,
} from "./candidate-v3.ts";

const { videoInterviews } = operations;

const LIST = "/companies/{companyId}/projects/{projectId}/candidates/";
const OBJECT = `${LIST}{candidateId}/`;

const listPath = z.object({ companyId: PathId("organisation"), projectId: PathId("job") });
const objectPath = listPath.extend({ candidateId: PathId("videoInterview") });

const target = ({ path }: { path: z.output<typeof objectPath> }) => ({ id: path.candidateId, jobId: path.projectId });

const DeadlineV3 = z.object({ deadline: z.string({ error: "This field is required." }).pipe(IsoInstant) });

const CandidateQueryV3 = PageQueryV3.extend({
  status: VideoInterviewStatus.optional(),
  email: z.string().optional(),
  username: z.string().optional(),
});

/** A project's candidates. */
export const videoInterviewRoutesV3: readonly Route[] = [
  route("GET", LIST, {
    operation: videoInterviews.list,
    parameters: listPath,
    query: CandidateQueryV3,
    response: pageV3(CandidateV3),
    toInput: ({ path, query: { status, email, username, ...page } }) => ({
      ...pageInputV3(page),
      filters: { jobId: path.projectId, status, email, username },
    }),
    toResponse: (page, reply) => toPageV3(page, reply, (interview) => toCandidateV3(interview, reply)),
  }),
  route("POST", LIST, {
    operation: videoInterviews.create,
    parameters: listPath,
    body: CreateCandidateV3,
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
];
