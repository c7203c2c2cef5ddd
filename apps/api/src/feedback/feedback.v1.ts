import { OperationError, operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import {
  feedbackBody,
  feedbackNamesV1,
  FeedbackV1,
  fromFeedbackV1,
  NewFeedbackV1,
  toFeedbackV1,
} from "./feedback-v1.ts";

const { feedback } = operations;

const LIST = "/interview/interview-step-feedback/";
const OBJECT = `${LIST}{feedbackId}/`;
const objectPath = z.object({ feedbackId: PathId("feedback") });
const oneFeedback = { response: FeedbackV1, names: feedbackNamesV1, toResponse: toFeedbackV1 } as const;

/** What reviewers say of candidates. */
export const feedbackRoutesV1: readonly Route[] = [
  route("GET", "/interview/feedbacks/{jobId}/{candidateId}/", {
    operation: feedback.ofCandidate,
    parameters: z.object({ jobId: PathId("job"), candidateId: PathId("candidate") }),
    source: "interview: feedbacks/<int:job_id>/<int:candidate_id>/",
    response: z.array(FeedbackV1),
    toInput: ({ path }) => path,
    toResponse: ({ items }) => {
      if (items.length === 0) throw new OperationError("not_found", "There is no feedback yet.");
      return items.map((view) => toFeedbackV1(view));
    },
  }),
  listRoute(LIST, {
    operation: feedback.list,
    paging: pagingV1,
    parameters: z.object({}),
    filters: {
      candidate: filterBy("candidateId", BodyId("candidate")),
      job: filterBy("jobId", BodyId("job")),
      user: filterBy("userId", BodyId("user")),
    },
    orders: { id: "id" },
    object: FeedbackV1,
    toObject: toFeedbackV1,
  }),
  route("POST", LIST, {
    ...oneFeedback,
    operation: feedback.give,
    parameters: z.object({}),
    body: NewFeedbackV1,
    status: 201,
    toInput: ({ body }) => fromFeedbackV1(body),
  }),
  route("GET", OBJECT, {
    ...oneFeedback,
    operation: feedback.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.feedbackId }),
  }),
  route("PUT", OBJECT, {
    ...oneFeedback,
    operation: feedback.update,
    parameters: objectPath,
    body: feedbackBody.whole,
    toInput: ({ path, body }) => ({ id: path.feedbackId, text: body.feedback, rating: body.rating ?? null }),
  }),
  route("PATCH", OBJECT, {
    ...oneFeedback,
    operation: feedback.update,
    parameters: objectPath,
    body: feedbackBody.part,
    toInput: ({ path, body }) => ({ id: path.feedbackId, text: body.feedback, rating: body.rating }),
  }),
  route("DELETE", OBJECT, {
    operation: feedback.delete,
    parameters: objectPath,
    status: 204,
    toInput: ({ path }) => ({ id: path.feedbackId }),
  }),
];
