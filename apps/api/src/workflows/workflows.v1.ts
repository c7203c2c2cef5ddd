import type { WorkflowView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteReply, RunRead } from "../dialect/route.ts";
import { readStageRules, type RulesByStage } from "../stage-rules/stage-rule-v1.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { stageNamesV1, StageV1, toStageV1 } from "./stage-v1.ts";
import {
  fromNestedStages,
  NewWorkflowV1,
  readRulesOf,
  readWorkflows,
  toWorkflowV1,
  workflowBody,
  workflowOfPage,
  WorkflowV1,
} from "./workflow-v1.ts";

const { workflows } = operations;

const LIST = "/workflow/workflows/";
const OBJECT = `${LIST}{workflowId}/`;
const nothing = z.object({});
const workflowPath = z.object({ workflowId: PathId("workflow") });

/** What every route that answers with one workflow has in common. */
const oneWorkflow = {
  response: WorkflowV1,
  names: { ...stageNamesV1, sharedWithUserIds: "shared_with" },
  source: "workflow: WorkFlowViewSet",
  companions: (workflow: WorkflowView, run: RunRead) => readRulesOf([workflow], run),
  toResponse: (view: WorkflowView, _: RouteReply, rules: RulesByStage) => toWorkflowV1(view, rules),
} as const;

/** Workflows, and their use on jobs. */
export const workflowRoutesV1: readonly Route[] = [
  listRoute(LIST, {
    operation: workflows.list,
    paging: pagingV1,
    parameters: nothing,
    filters: { created_by: filterBy("createdByUserId", BodyId("user")) },
    orders: { id: "id", name: "name" },
    object: WorkflowV1,
    source: "workflow: WorkFlowViewSet",
    companions: ({ items }, run) => readWorkflows(items, run),
    toObject: (summary, _, found) => workflowOfPage(summary, found),
  }),
  route("POST", LIST, {
    ...oneWorkflow,
    operation: workflows.create,
    parameters: nothing,
    body: NewWorkflowV1,
    status: 201,
    toInput: ({ body: { name, shared_with: sharedWithUserIds, stages } }) => ({
      name,
      sharedWithUserIds,
      stages: fromNestedStages(stages),
    }),
  }),
  route("GET", OBJECT, {
    ...oneWorkflow,
    operation: workflows.get,
    parameters: workflowPath,
    toInput: ({ path }) => ({ id: path.workflowId }),
  }),
  route("PUT", OBJECT, {
    ...oneWorkflow,
    operation: workflows.update,
    parameters: workflowPath,
    body: workflowBody.whole,
    toInput: ({ path, body }) => ({ id: path.workflowId, name: body.name, sharedWithUserIds: body.shared_with }),
  }),
  route("PATCH", OBJECT, {
    ...oneWorkflow,
    operation: workflows.update,
    parameters: workflowPath,
    body: workflowBody.part,
    toInput: ({ path, body }) => ({ id: path.workflowId, name: body.name, sharedWithUserIds: body.shared_with }),
  }),
  route("DELETE", OBJECT, {
    operation: workflows.delete,
    parameters: workflowPath,
    status: 204,
    source: "workflow: WorkFlowViewSet",
    toInput: ({ path }) => ({ id: path.workflowId }),
  }),
  route("POST", "/workflow/assign/", {
    operation: workflows.assign,
    parameters: nothing,
    query: z.object({ job_id: BodyId("job"), workflow_id: BodyId("workflow") }),
    response: z.object({ initial_stage: StageV1 }),
    names: { jobId: "job_id", workflowId: "workflow_id" },
    source: "workflow: WorkFlowViewSet",
    toInput: ({ query }) => ({ jobId: query.job_id, workflowId: query.workflow_id }),
    companions: ({ initialStage }, run) => readStageRules(run, [initialStage.id]),
    toResponse: ({ initialStage }, _, rules) => ({ initial_stage: toStageV1(initialStage, rules) }),
  }),
];
