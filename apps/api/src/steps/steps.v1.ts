import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId, BodyReference } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { actionFields, actionNames, moduleOf, oneModule, ServiceInput } from "../v1/action-input.ts";
import { LabelInput } from "../v1/labels.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { stepActionsOf, stepBody, StepV1, toStepV1 } from "./step-v1.ts";

const { steps } = operations;

const LIST = "/interview/interview-steps/";
const OBJECT = `${LIST}{stepId}/`;
const objectPath = z.object({ stepId: PathId("step") });

const actions = {
  Start: "start",
  Complete: "complete",
  Approve: "approve",
  Disapprove: "disapprove",
  Reject: "disapprove",
} as const;

/** What says which stage is meant: its service, and its order where there are several. */
const stageFields = { service: ServiceInput, order: NumberInput.optional() };

const ActionBody = z
  .object({
    ...actionFields,
    ...stageFields,
    action: LabelInput(["Start", "Complete", "Approve", "Disapprove", "Reject"]),
  })
  .superRefine(oneModule);

const NewStep = z
  .object({
    candidate: BodyReference("candidate"),
    job: BodyReference("job"),
    module_id: actionFields.module_id,
    workflow_id: actionFields.workflow_id,
    ...stageFields,
  })
  .superRefine(oneModule);

const oneStep = { response: StepV1, parameters: objectPath, toResponse: toStepV1 } as const;

/** Steps, and what is done in them. */
export const stepRoutesV1: readonly Route[] = [
  route("POST", "/interview/update-step/", {
    operation: steps.act,
    parameters: z.object({}),
    body: ActionBody,
    errorShape: "action",
    names: actionNames,
    source: "interview: update-step/",
    response: z.object({ message: StepV1 }),
    toInput: ({ body }) => ({
      candidateId: body.candidate_id,
      jobId: body.job_id,
      workflowId: moduleOf(body),
      service: body.service,
      position: body.order,
      action: actions[body.action],
    }),
    toResponse: (step) => ({ message: toStepV1(step) }),
  }),
  listRoute(LIST, {
    operation: steps.query,
    paging: pagingV1,
    parameters: z.object({}),
    filters: { candidate: filterBy("candidateId", BodyId("candidate")), job: filterBy("jobId", BodyId("job")) },
    orders: { id: "id" },
    object: StepV1,
    toObject: toStepV1,
  }),
  route("POST", LIST, {
    operation: steps.act,
    parameters: z.object({}),
    body: NewStep,
    status: 201,
    names: { ...actionNames, candidateId: "candidate", jobId: "job" },
    response: StepV1,
    toInput: ({ body }) => ({
      candidateId: body.candidate,
      jobId: body.job,
      workflowId: moduleOf(body),
      service: body.service,
      position: body.order,
      action: "start" as const,
    }),
    toResponse: toStepV1,
  }),
  route("GET", OBJECT, { ...oneStep, operation: steps.get, toInput: ({ path }) => ({ id: path.stepId }) }),
  ...(["PUT", "PATCH"] as const).map((method) =>
    route(method, OBJECT, {
      ...oneStep,
      operation: steps.change,
      body: stepBody.part,
      names: { stageId: "status" },
      toInput: ({ path, body }) => ({ id: path.stepId, actions: stepActionsOf(body) }),
    }),
  ),
  route("DELETE", OBJECT, {
    operation: steps.takeBack,
    parameters: objectPath,
    status: 204,
    toInput: ({ path }) => ({ id: path.stepId }),
  }),
];
