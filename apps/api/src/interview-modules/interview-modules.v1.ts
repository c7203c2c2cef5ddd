import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { ServiceInput } from "../v1/action-input.ts";
import { pagingV1 } from "../v1/page-v1.ts";
import { ConfigurationV1, toConfigurationV1 } from "../workflows/stage-configuration-v1.ts";
import {
  InterviewModuleV1,
  moduleBody,
  moduleNamesV1,
  NewModuleV1,
  newStages,
  toInterviewModuleV1,
  wantedStages,
} from "./interview-module-v1.ts";

const { interviewModules, stages, workflows } = operations;

const LIST = "/interview/interview-modules/";
const OBJECT = `${LIST}{moduleId}/`;
const objectPath = z.object({ moduleId: PathId("workflow") });
const oneModule = { response: InterviewModuleV1, names: moduleNamesV1, toResponse: toInterviewModuleV1 } as const;

/** Interview modules: workflows, and the jobs that use them. */
export const interviewModuleRoutesV1: readonly Route[] = [
  route("GET", "/interview/list/", {
    operation: interviewModules.newest,
    parameters: z.object({}),
    source: "interview: list/",
    response: z.array(InterviewModuleV1),
    toInput: () => ({}),
    toResponse: ({ items }) => items.map((view) => toInterviewModuleV1(view)),
  }),
  route("GET", "/interview/job/{jobId}/interview-modules/", {
    operation: interviewModules.ofJob,
    parameters: z.object({ jobId: PathId("job") }),
    source: "interview: job/<int:jobId>/interview-modules/",
    response: z.array(InterviewModuleV1),
    toInput: ({ path }) => path,
    toResponse: ({ items }) => items.map((view) => toInterviewModuleV1(view)),
  }),
  route("GET", "/interview/interview-module/{moduleId}/service/{serviceName}/steps/", {
    operation: stages.ofService,
    parameters: objectPath.extend({ serviceName: ServiceInput }),
    source: "interview: interview-module/<int:module_id>/service/<str:service_name>/steps/",
    response: ConfigurationV1,
    toInput: ({ path }) => ({ workflowId: path.moduleId, service: path.serviceName }),
    toResponse: ({ configuration }) => toConfigurationV1(configuration),
  }),
  listRoute(LIST, {
    operation: interviewModules.list,
    paging: pagingV1,
    parameters: z.object({}),
    orders: { id: "id", name: "name" },
    object: InterviewModuleV1,
    toObject: toInterviewModuleV1,
  }),
  route("POST", LIST, {
    ...oneModule,
    operation: interviewModules.create,
    parameters: z.object({}),
    body: NewModuleV1,
    status: 201,
    toInput: ({ body }) => ({ jobId: body.job, name: body.name, stages: newStages(body.steps_json) }),
  }),
  route("GET", OBJECT, {
    ...oneModule,
    operation: interviewModules.get,
    parameters: objectPath,
    toInput: ({ path }) => ({ id: path.moduleId }),
  }),
  route("PUT", OBJECT, {
    ...oneModule,
    operation: interviewModules.update,
    parameters: objectPath,
    body: moduleBody.whole,
    toInput: ({ path, body }) => ({ id: path.moduleId, name: body.name, stages: wantedStages(body.steps_json) }),
  }),
  route("PATCH", OBJECT, {
    ...oneModule,
    operation: interviewModules.update,
    parameters: objectPath,
    body: moduleBody.part,
    toInput: ({ path, body }) => ({
      id: path.moduleId,
      name: body.name,
      stages: body.steps_json === undefined ? undefined : wantedStages(body.steps_json),
    }),
  }),
  route("DELETE", OBJECT, {
    operation: workflows.delete,
    parameters: objectPath,
    status: 204,
    names: { id: "job" },
    toInput: ({ path }) => ({ id: path.moduleId }),
  }),
];
