import type { StageView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteReply, RunRead } from "../dialect/route.ts";
import { readStageRules, type RulesByStage } from "../stage-rules/stage-rule-v1.ts";
import { ServiceName } from "../v1/labels.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { fromStageV1, stageBody, stageNamesV1, StageV1, toStageV1 } from "./stage-v1.ts";

const { stages } = operations;

const nothing = z.object({});
const stagePath = z.object({ stageId: PathId("stage") });

/** What every route that answers with one stage has in common. */
const oneStage = {
  response: StageV1,
  names: stageNamesV1,
  source: "workflow: WorkFlowStageViewSet",
  companions: ({ id }: StageView, run: RunRead) => readStageRules(run, [id]),
  toResponse: (view: StageView, _: RouteReply, rules: RulesByStage) => toStageV1(view, rules),
} as const;

/** The fields of a change, as the operation takes them. */
const changes = (body: z.output<typeof stageBody.part>) => ({
  workflowId: body.workflow_id,
  name: body.stage_name,
  position: body.order,
  service: body.service,
  configuration: body.stage_configuration,
});

/** The list of stages at an address, and what makes new ones. */
const stageListAt = (list: string): Route[] => [
  listRoute(list, {
    operation: stages.query,
    paging: pagingV1,
    parameters: nothing,
    filters: {
      workflow_id: filterBy("workflowId", BodyId("workflow")),
      service: filterBy("service", ServiceName),
    },
    orders: { id: "id", order: "position" },
    object: StageV1,
    source: "workflow: WorkFlowStageViewSet",
    companions: ({ items }, run) =>
      readStageRules(
        run,
        items.map(({ id }) => id),
      ),
    toObject: (view, _, rules) => toStageV1(view, rules),
  }),
  route("POST", list, {
    ...oneStage,
    operation: stages.create,
    parameters: nothing,
    body: stageBody.whole,
    status: 201,
    toInput: ({ body }) => ({ workflowId: body.workflow_id, position: body.order, stage: fromStageV1(body) }),
  }),
];

/** The stages below an address. */
const stageObjectsAt = (list: string): Route[] => [
  route("GET", `${list}{stageId}/`, {
    ...oneStage,
    operation: stages.get,
    parameters: stagePath,
    toInput: ({ path }) => ({ id: path.stageId }),
  }),
  route("PUT", `${list}{stageId}/`, {
    ...oneStage,
    operation: stages.update,
    parameters: stagePath,
    body: stageBody.whole,
    toInput: ({ path, body }) => ({
      ...changes(body),
      configuration: body.stage_configuration ?? {},
      id: path.stageId,
    }),
  }),
  route("PATCH", `${list}{stageId}/`, {
    ...oneStage,
    operation: stages.update,
    parameters: stagePath,
    body: stageBody.part,
    toInput: ({ path, body }) => ({ ...changes(body), id: path.stageId }),
  }),
  route("DELETE", `${list}{stageId}/`, {
    operation: stages.delete,
    parameters: stagePath,
    query: z.object({ move_to: BodyId("stage").optional() }),
    status: 204,
    names: stageNamesV1,
    source: "workflow: WorkFlowStageViewSet",
    toInput: ({ path, query }) => ({ id: path.stageId, moveTo: query.move_to }),
  }),
];

/** Stages of workflows. */
export const stageRoutesV1: readonly Route[] = ["/workflow/stages/", "/workflow/stage/"].flatMap((at) => [
  ...stageListAt(at),
  ...stageObjectsAt(at),
]);
