import { BEYOND_EVERY_ROW } from "@hirelane/domain";
import { z } from "zod";
import { BodyId } from "../dialect/body-id.ts";
import { oneSpelling } from "../dialect/one-spelling.ts";
import { ServiceName } from "./labels.ts";

const serviceText = z
  .union([z.string(), z.object({ name: z.string() })], { error: "Must be a service: its name, or an object with it." })
  .transform((service) => (typeof service === "string" ? service : service.name));

/** A service as bodies of stages name it: as an object with a name, or by the name alone; any other is 400 with the choices. */
export const ServiceChoice = serviceText.pipe(ServiceName);

/** A service as actions and addresses name it (SPEC §7): there is no other, so an unknown one is 404. */
export const ServiceInput = serviceText.transform((text, context) => {
  const service = ServiceName.safeParse(text);
  if (service.success) return service.data;
  context.addIssue({ code: "custom", message: "No such service.", params: { reason: BEYOND_EVERY_ROW } });
  return z.NEVER;
});

/** What an action is about: a candidate on a job, and the stage, by the workflow in use and its service. */
export const actionFields = {
  candidate_id: BodyId("candidate"),
  job_id: BodyId("job"),
  module_id: BodyId("workflow").optional(),
  workflow_id: BodyId("workflow").optional(),
};

/** The check of an action's body: both spellings of the module say the same. */
export const oneModule = oneSpelling("module_id", "workflow_id");

/** The module that a body names, in either spelling. */
export const moduleOf = (body: {
  readonly module_id?: number | undefined;
  readonly workflow_id?: number | undefined;
}): number | undefined => body.module_id ?? body.workflow_id;

/** The operations' names of the fields of actions. */
export const actionNames = {
  candidateId: "candidate_id",
  jobId: "job_id",
  workflowId: "module_id",
  stageId: "service",
  position: "order",
  decision: "status",
  id: "",
} as const;
