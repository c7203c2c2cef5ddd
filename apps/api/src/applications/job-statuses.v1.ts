import { resumeLabels } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy, filterThrough } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { LabelInput } from "../v1/labels.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { changedWithin, TimeSpanInput } from "../v1/time-input.ts";
import {
  fromJobStatusV1,
  JobStatusInputV1,
  jobStatusNamesV1,
  JobStatusV1,
  NewJobStatusV1,
  toJobStatusV1,
} from "./job-status-v1.ts";

const { applications } = operations;

const LIST = "/job-statuses/";
const OBJECT = `${LIST}{jobStatusId}/`;
const objectPath = z.object({ jobStatusId: PathId("application") });

/** What every route that answers with one status has in common. */
const oneStatus = {
  response: JobStatusV1,
  names: jobStatusNamesV1,
  source: "filter: JobUniversalStatusViewSet",
  toResponse: toJobStatusV1,
} as const;

/** A change or a replacement. */
const change = {
  ...oneStatus,
  operation: applications.update,
  parameters: objectPath,
  body: JobStatusInputV1,
  toInput: ({ path, body }: { path: z.output<typeof objectPath>; body: z.output<typeof JobStatusInputV1> }) => ({
    ...fromJobStatusV1(body),
    id: path.jobStatusId,
  }),
} as const;

/** Where candidates stand on jobs. */
export const jobStatusRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: applications.list,
    paging: pagingV1,
    parameters: z.object({}),
    filters: {
      job__title: filterBy("jobTitle", z.string()),
      status: filterBy("label", LabelInput(resumeLabels)),
      candidate__id: filterBy("candidateId", BodyId("candidate")),
      updated_at: filterThrough(["updatedSince", "updatedUntil"], TimeSpanInput, changedWithin),
    },
    orders: { id: "id", updated_at: "updatedAt", status: "status", stage_name: "stage" },
    object: JobStatusV1,
    source: "filter: JobUniversalStatusViewSet",
    toObject: toJobStatusV1,
  }),
  route("POST", LIST, {
    ...oneStatus,
    operation: applications.create,
    parameters: z.object({}),
    body: NewJobStatusV1,
    status: 201,
    toInput: ({ body: { candidate, job } }) => ({ candidateId: candidate, jobId: job }),
  }),
  route("GET", OBJECT, {
    ...oneStatus,
    operation: applications.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.jobStatusId }),
  }),
  route("PUT", OBJECT, change),
  route("PATCH", OBJECT, change),
  route("DELETE", OBJECT, {
    operation: applications.withdraw,
    parameters: objectPath,
    status: 204,
    source: "filter: JobUniversalStatusViewSet",
    toInput: ({ path }) => ({ id: path.jobStatusId }),
  }),
];
