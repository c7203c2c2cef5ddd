import type { CandidateView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { given } from "../dialect/body-fields.ts";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy, filterThrough } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteReply, RunRead } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { changedWithin, TimeSpanInput } from "../v1/time-input.ts";
import {
  candidateDefaultsV1,
  candidateNamesV1,
  type CandidatesById,
  CandidateV1,
  candidateV1,
  fromCandidateV1,
  NewCandidateV1,
  PartOfCandidateV1,
  readCandidates,
  stageFiltersV1,
  toCandidateV1,
  WholeCandidateV1,
} from "./candidate-v1.ts";

const { candidates } = operations;

const LIST = "/candidates/";
const OBJECT = `${LIST}{candidateId}/`;
const objectPath = z.object({ candidateId: PathId("candidate") });

/** How candidates are found and ordered, on all of their lists. */
export const listed = {
  operation: candidates.list,
  paging: pagingV1,
  filters: {
    ...stageFiltersV1,
    skills__icontains: filterBy("skills", z.string()),
    work_experience__icontains: filterBy("workExperience", z.string()),
    city: filterBy("city", z.string()),
    state: filterBy("state", z.string()),
    updated_at__in: filterThrough(["updatedSince", "updatedUntil"], TimeSpanInput, changedWithin),
  },
  orders: {
    id: "id",
    created_at: "createdAt",
    updated_at: "updatedAt",
    latest_resume_created_at: "resumeCreatedAt",
    resumes__resume_score__overall_score: "overallScore",
  },
  object: CandidateV1,
  toObject: toCandidateV1,
} as const;

/** What every route that answers with one candidate has in common. */
const oneCandidate = {
  response: CandidateV1,
  names: candidateNamesV1,
  source: "filter: CandidateViewSet",
  companions: ({ id }: CandidateView, run: RunRead) => readCandidates(run, [id]),
  toResponse: (person: CandidateView, _: RouteReply, found: CandidatesById) =>
    candidateV1(found, person.id) ?? toCandidateV1({ ...person, resume: null, appliedJobs: [], photo: null }),
} as const;

/** Candidates, and those of one job. */
export const candidateRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    ...listed,
    parameters: z.object({}),
    filters: { ...listed.filters, applied_jobs__id__iexact: filterBy("jobId", BodyId("job")) },
    source: "filter: CandidateViewSet",
  }),
  listRoute("/filter/candidate/{jobId}/", {
    ...listed,
    parameters: z.object({ jobId: PathId("job") }),
    within: ({ jobId }) => ({ filters: { jobId } }),
    source: "filter: candidate/<int:job_id>/",
  }),
  route("POST", LIST, {
    ...oneCandidate,
    operation: candidates.create,
    parameters: z.object({}),
    body: NewCandidateV1,
    status: 201,
    toInput: ({ body: { name, email, job, ...body } }) => ({ ...fromCandidateV1(body), ...name, email, jobId: job }),
  }),
  route("GET", OBJECT, {
    ...oneCandidate,
    operation: candidates.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.candidateId }),
  }),
  route("PUT", OBJECT, {
    ...oneCandidate,
    operation: candidates.update,
    parameters: objectPath,
    body: WholeCandidateV1,
    toInput: ({ path, body: { name, email, ...body } }) => ({
      ...candidateDefaultsV1,
      ...given(fromCandidateV1(body)),
      ...name,
      email,
      id: path.candidateId,
    }),
  }),
  route("PATCH", OBJECT, {
    ...oneCandidate,
    operation: candidates.update,
    parameters: objectPath,
    body: PartOfCandidateV1,
    toInput: ({ path, body: { name, email, ...body } }) => ({
      ...fromCandidateV1(body),
      ...name,
      email,
      id: path.candidateId,
    }),
  }),
  route("DELETE", OBJECT, {
    operation: candidates.erase,
    parameters: objectPath,
    status: 204,
    source: "filter: CandidateViewSet",
    toInput: ({ path }) => ({ id: path.candidateId }),
  }),
];
