import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { fromScoreWeightV1, scoreWeightBody, ScoreWeightV1, toScoreWeightV1 } from "./score-weight-v1.ts";

const { scoreWeights } = operations;

const LIST = "/score-weights/";
const OBJECT = `${LIST}{scoreWeightId}/`;
const objectPath = z.object({ scoreWeightId: PathId("scoreWeight") });
const nothing = z.object({});

/** What any body of weights has in common. */
const written = { response: ScoreWeightV1, names: { weights: "non_field_errors" } } as const;

/** Sets of weights. */
export const scoreWeightRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: scoreWeights.list,
    paging: pagingV1,
    parameters: nothing,
    orders: { id: "id" },
    object: ScoreWeightV1,
    toObject: toScoreWeightV1,
  }),
  route("POST", LIST, {
    ...written,
    operation: scoreWeights.create,
    parameters: nothing,
    body: scoreWeightBody.whole,
    status: 201,
    toInput: ({ body: { work_experience: workExperience, ...same } }) => ({ weights: { ...same, workExperience } }),
    toResponse: toScoreWeightV1,
  }),
  route("GET", OBJECT, {
    operation: scoreWeights.get,
    parameters: objectPath,
    response: ScoreWeightV1,
    toInput: ({ path }) => ({ id: path.scoreWeightId }),
    toResponse: toScoreWeightV1,
  }),
  route("PUT", OBJECT, {
    ...written,
    operation: scoreWeights.update,
    parameters: objectPath,
    body: scoreWeightBody.whole,
    toInput: ({ path, body }) => ({ id: path.scoreWeightId, weights: fromScoreWeightV1(body) }),
    toResponse: toScoreWeightV1,
  }),
  route("PATCH", OBJECT, {
    ...written,
    operation: scoreWeights.update,
    parameters: objectPath,
    body: scoreWeightBody.part,
    toInput: ({ path, body }) => ({ id: path.scoreWeightId, weights: fromScoreWeightV1(body) }),
    toResponse: toScoreWeightV1,
  }),
  route("DELETE", OBJECT, {
    operation: scoreWeights.delete,
    parameters: objectPath,
    status: 204,
    toInput: ({ path }) => ({ id: path.scoreWeightId }),
  }),
];
