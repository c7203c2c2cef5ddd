import { Id, type StepAction, type StepView } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { FlagInput } from "../dialect/body-values.ts";
import { LabelInput, services, ServiceV1, stepLabels } from "../v1/labels.ts";

/** A step as v1 shows it. */
export const StepV1 = z.object({
  id: Id("step"),
  order: z.number(),
  service: ServiceV1,
  started: z.boolean(),
  completed: z.boolean(),
  approved: z.boolean(),
  status: z.enum(Object.values(stepLabels)),
});

/** A step as v1 shows it. */
export function toStepV1({ id, stage, startedAt, completedAt, status }: StepView): z.input<typeof StepV1> {
  return {
    id,
    order: stage.position,
    service: services[stage.service],
    started: startedAt !== null || status !== "notStarted",
    completed: completedAt !== null,
    approved: status === "approved",
    status: stepLabels[status],
  };
}

/** What a body says of a step that is there. */
export const stepBody = bodyFields(
  {},
  { started: FlagInput, completed: FlagInput, approved: FlagInput, status: LabelInput(Object.values(stepLabels)) },
);

/**
 * What there is to do: what is true, and that it is not approved when the status says so. What is false is no wish, so that a
 * step that was read can be sent back.
 */
export function stepActionsOf(body: z.output<typeof stepBody.part>): StepAction[] {
  const { started, completed, approved, status } = body;
  if (approved === true) return [...(completed === true ? (["complete"] as const) : []), "approve"];
  const done: StepAction[] = [];
  if (started === true || status === "In Progress") done.push("start");
  if (completed === true || status === "Completed") done.push("complete");
  if (status === "Approved") done.push("approve");
  if (status === "Not Approved") done.push("disapprove");
  return done;
}
