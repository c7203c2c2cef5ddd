import { testLabels } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { CandidateV1, toCandidateV1 } from "../candidates/candidate-v1.ts";
import { listed } from "../candidates/candidates.v1.ts";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy, filterThrough } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { LabelInput } from "../v1/labels.ts";
import { assignedAtFilter, type Moment, MomentInput } from "../v1/moment-input.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import {
  fromTestLogV1,
  NewTestLogV1,
  PartOfTestLogV1,
  testLogNamesV1,
  TestLogV1,
  toTestLogV1,
  WholeTestLogV1,
} from "./test-log-v1.ts";

const { assessments } = operations;

const LIST = "/test-logs/";
const OBJECT = `${LIST}{testLogId}/`;
const SOURCE = "filter: TestLogViewSet";
const objectPath = z.object({ testLogId: PathId("assessment") });

const validUntil = ({ day, from, until }: Moment) => ({ validToOn: day, validToFrom: from, validToUntil: until });

/** What every route that answers with one test has in common. */
const oneTestLog = { response: TestLogV1, names: testLogNamesV1, source: SOURCE, toResponse: toTestLogV1 } as const;

/** The tests of applications, and the candidates of a job who have one. */
export const testLogRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: assessments.list,
    paging: pagingV1,
    parameters: z.object({}),
    filters: {
      job: filterBy("jobId", BodyId("job")),
      status_text: filterBy("label", LabelInput(testLabels)),
      assigned_at__exact: assignedAtFilter,
      valid_to__exact: filterThrough(["validToFrom", "validToUntil", "validToOn"], MomentInput, validUntil),
    },
    orders: { id: "id", assigned_at: "assignedAt", valid_to: "validTo" },
    object: TestLogV1,
    source: SOURCE,
    toObject: toTestLogV1,
  }),
  route("POST", LIST, {
    ...oneTestLog,
    operation: assessments.create,
    parameters: z.object({}),
    body: NewTestLogV1,
    status: 201,
    toInput: ({ body }) => ({
      candidateId: body.candidate,
      jobId: body.job,
      name: body.name,
      testUrl: body.test_url,
      validFrom: body.valid_from,
      validTo: body.valid_to,
    }),
  }),
  route("GET", OBJECT, {
    ...oneTestLog,
    operation: assessments.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.testLogId }),
  }),
  route("PUT", OBJECT, {
    ...oneTestLog,
    operation: assessments.update,
    parameters: objectPath,
    body: WholeTestLogV1,
    toInput: ({ path, body }) => ({ ...fromTestLogV1(body), id: path.testLogId }),
  }),
  route("PATCH", OBJECT, {
    ...oneTestLog,
    operation: assessments.update,
    parameters: objectPath,
    body: PartOfTestLogV1,
    toInput: ({ path, body }) => ({ ...fromTestLogV1(body), id: path.testLogId }),
  }),
  route("DELETE", OBJECT, {
    operation: assessments.revoke,
    parameters: objectPath,
    status: 204,
    source: SOURCE,
    toInput: ({ path }) => ({ id: path.testLogId }),
  }),
  listRoute("/filter/testlog/{jobId}/", {
    ...listed,
    parameters: z.object({ jobId: PathId("job") }),
    within: ({ jobId }) => ({ filters: { jobId, hasAssessment: true as const } }),
    object: CandidateV1.extend({ test_logs: z.array(TestLogV1) }),
    source: "filter: testlog/<int:job_id>/",
    companions: async ({ items }, run, { jobId }) => {
      const candidateIds = items.map(({ id }) => id);
      const { assessments: tests } = await run(assessments.ofCandidates, { jobId, candidateIds });
      return Map.groupBy(tests, ({ candidateId }) => candidateId);
    },
    toObject: (candidate, _, tests) => ({
      ...toCandidateV1(candidate),
      test_logs: (tests.get(candidate.id) ?? []).map((test) => toTestLogV1(test)),
    }),
  }),
];
