import type { JobView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { given } from "../dialect/body-fields.ts";
import { BodyId } from "../dialect/body-id.ts";
import { FlagInput } from "../dialect/body-values.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RunRead } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import {
  fromJobV1,
  jobDefaultsV1,
  jobNamesV1,
  JobV1,
  PartOfJobV1,
  readJobCompanions,
  toJobV1,
  WholeJobV1,
} from "./job-v1.ts";

const { jobs } = operations;

const LIST = "/jobs/";
const OBJECT = `${LIST}{jobId}/`;
const objectPath = z.object({ jobId: PathId("job") });

/** What every route that answers with one job has in common. */
const oneJob = {
  response: JobV1,
  names: jobNamesV1,
  source: "filter: JobViewSet",
  companions: (job: JobView, run: RunRead) => readJobCompanions([job], run),
  toResponse: toJobV1,
} as const;

/** Jobs. */
export const jobRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: jobs.list,
    paging: pagingV1,
    parameters: z.object({}),
    filters: {
      title: filterBy("title", z.string()),
      skills: filterBy("skills", z.string()),
      must_skills: filterBy("mustSkills", z.string()),
      published: filterBy("published", FlagInput),
      owner: filterBy("ownerUserId", BodyId("user")),
    },
    orders: { id: "id", title: "title", created_at: "createdAt", close_date: "closesAt" },
    object: JobV1,
    source: "filter: JobViewSet",
    companions: ({ items }, run) => readJobCompanions(items, run),
    toObject: toJobV1,
  }),
  route("POST", LIST, {
    ...oneJob,
    operation: jobs.create,
    parameters: z.object({}),
    body: WholeJobV1,
    status: 201,
    toInput: ({ body: { title, ...body } }) => ({ title, ...fromJobV1(body) }),
  }),
  route("GET", OBJECT, {
    ...oneJob,
    operation: jobs.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.jobId }),
  }),
  route("PUT", OBJECT, {
    ...oneJob,
    operation: jobs.update,
    parameters: objectPath,
    body: WholeJobV1,
    toInput: ({ path, body: { title, ...body } }) => ({
      ...jobDefaultsV1,
      ...given(fromJobV1(body)),
      title,
      id: path.jobId,
    }),
  }),
  route("PATCH", OBJECT, {
    ...oneJob,
    operation: jobs.update,
    parameters: objectPath,
    body: PartOfJobV1,
    toInput: ({ path, body: { title, ...body } }) => ({ title, ...fromJobV1(body), id: path.jobId }),
  }),
  route("DELETE", OBJECT, {
    operation: jobs.delete,
    parameters: objectPath,
    status: 204,
    source: "filter: JobViewSet",
    toInput: ({ path }) => ({ id: path.jobId }),
  }),
];
