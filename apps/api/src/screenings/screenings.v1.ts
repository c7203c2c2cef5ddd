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
  fromScreeningV1,
  NewScreeningV1,
  PartOfScreeningV1,
  screeningNamesV1,
  ScreeningV1,
  toScreeningV1,
  WholeScreeningV1,
} from "./screening-v1.ts";

const { screenings } = operations;

const LIST = "/personality-screenings/";
const OBJECT = `${LIST}{screeningId}/`;
const SOURCE = "filter: PersonalityScreeningViewSet";
const objectPath = z.object({ screeningId: PathId("videoInterview") });

const expiredAt = ({ day, from, until }: Moment) => ({ expiredOn: day, expiredFrom: from, expiredUntil: until });

/** What every route that answers with one screening has in common. */
const oneScreening = {
  response: ScreeningV1,
  names: screeningNamesV1,
  source: SOURCE,
  toResponse: toScreeningV1,
} as const;

/** The screenings of applications, and the candidates of a job who have one. */
export const screeningRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: screenings.list,
    paging: pagingV1,
    parameters: z.object({}),
    filters: {
      job: filterBy("jobId", BodyId("job")),
      status_text: filterBy("label", LabelInput(testLabels)),
      assigned_at__exact: assignedAtFilter,
      expired_at__exact: filterThrough(["expiredFrom", "expiredUntil", "expiredOn"], MomentInput, expiredAt),
    },
    orders: { id: "id", expired_at: "expiredAt" },
    object: ScreeningV1,
    source: SOURCE,
    toObject: toScreeningV1,
  }),
  route("POST", LIST, {
    ...oneScreening,
    operation: screenings.create,
    parameters: z.object({}),
    body: NewScreeningV1,
    status: 201,
    toInput: ({ body }) => ({
      candidateId: body.candidate,
      jobId: body.job,
      questionSetId: body.question_set ?? undefined,
      deadline: body.expired_at ?? undefined,
    }),
  }),
  route("GET", OBJECT, {
    ...oneScreening,
    operation: screenings.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.screeningId }),
  }),
  route("PUT", OBJECT, {
    ...oneScreening,
    operation: screenings.update,
    parameters: objectPath,
    body: WholeScreeningV1,
    toInput: ({ path, body }) => ({ ...fromScreeningV1(body), id: path.screeningId }),
  }),
  route("PATCH", OBJECT, {
    ...oneScreening,
    operation: screenings.update,
    parameters: objectPath,
    body: PartOfScreeningV1,
    toInput: ({ path, body }) => ({ ...fromScreeningV1(body), id: path.screeningId }),
  }),
  route("DELETE", OBJECT, {
    operation: screenings.revoke,
    parameters: objectPath,
    status: 204,
    source: SOURCE,
    toInput: ({ path }) => ({ id: path.screeningId }),
  }),
  listRoute("/filter/personality_screening/{jobId}/", {
    ...listed,
    parameters: z.object({ jobId: PathId("job") }),
    within: ({ jobId }) => ({ filters: { jobId, hasScreening: true as const } }),
    object: CandidateV1.extend({ screenings: z.array(ScreeningV1) }),
    source: "filter: personality_screening/<int:job_id>/",
    companions: async ({ items }, run, { jobId }) => {
      const candidateIds = items.map(({ id }) => id);
      const page = await run(screenings.list, { filters: { jobId, candidateIds }, limit: 100 });
      return Map.groupBy(page.items, ({ candidateId }) => candidateId);
    },
    toObject: (candidate, _, found) => ({
      ...toCandidateV1(candidate),
      screenings: (found.get(candidate.id) ?? []).map((screening) => toScreeningV1(screening)),
    }),
  }),
];
