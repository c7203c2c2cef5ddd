import { resumeLabels } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId, BodyReference } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy, filterThrough } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { LabelInput } from "../v1/labels.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { changedWithin, TimeSpanInput } from "../v1/time-input.ts";
import { fromResumeV1, ResumeInputV1, resumeNamesV1, ResumeV1, toResumeV1 } from "./resume-v1.ts";

const { resumes } = operations;

const LIST = "/resumes/";
const OBJECT = `${LIST}{resumeId}/`;
const objectPath = z.object({ resumeId: PathId("resume") });

/** What every route that answers with one resume has in common. */
const oneResume = {
  response: ResumeV1,
  names: resumeNamesV1,
  source: "filter: ResumeViewSet",
  toResponse: toResumeV1,
} as const;

/** Resumes: the list has the current ones, older versions have their addresses. */
export const resumeRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: resumes.list,
    paging: pagingV1,
    parameters: z.object({}),
    within: () => ({ filters: { current: true } }),
    filters: {
      job: filterBy("jobId", BodyId("job")),
      status_text: filterBy("label", LabelInput(resumeLabels)),
      updated_at__in: filterThrough(["updatedSince", "updatedUntil"], TimeSpanInput, changedWithin),
    },
    orders: { id: "id", created_at: "createdAt", overall_score: "overallScore" },
    object: ResumeV1,
    source: "filter: ResumeViewSet",
    toObject: toResumeV1,
  }),
  route("POST", LIST, {
    ...oneResume,
    operation: resumes.createOfCandidate,
    parameters: z.object({}),
    body: z.object({
      candidate: BodyReference("candidate"),
      job: BodyReference("job"),
      name: z.string().optional(),
    }),
    files: { cv: "cv" },
    status: 201,
    toInput: ({ body: { candidate, job, name } }) => ({ candidateId: candidate, jobId: job, name }),
  }),
  route("GET", OBJECT, {
    ...oneResume,
    operation: resumes.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.resumeId }),
  }),
  route("PUT", OBJECT, {
    ...oneResume,
    operation: resumes.setScore,
    parameters: objectPath,
    body: ResumeInputV1,
    toInput: ({ path, body }) => ({ ...fromResumeV1(body, true), id: path.resumeId }),
  }),
  route("PATCH", OBJECT, {
    ...oneResume,
    operation: resumes.setScore,
    parameters: objectPath,
    body: ResumeInputV1,
    toInput: ({ path, body }) => ({ ...fromResumeV1(body, false), id: path.resumeId }),
  }),
  route("DELETE", OBJECT, {
    operation: resumes.delete,
    parameters: objectPath,
    status: 204,
    source: "filter: ResumeViewSet",
    toInput: ({ path }) => ({ id: path.resumeId }),
  }),
];
