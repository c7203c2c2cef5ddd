import { type AlertView, CreateAlertInput, Id } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyId } from "../dialect/body-id.ts";
import { FlagInput } from "../dialect/body-values.ts";
import { ConditionInput, ConditionV1, toConditionV1 } from "../stage-rules/rule-tree-v1.ts";

/** An alert as v1 shows it. */
export const AlertV1 = z.object({
  id: Id("alert"),
  stage: Id("stage"),
  user: Id("user"),
  name: z.string(),
  description: z.string(),
  condition: ConditionV1,
  enabled: z.boolean(),
});

const { name, description } = CreateAlertInput.shape;

/** The body of an alert. */
export const alertBody = bodyFields(
  { stage: BodyId("stage"), condition: ConditionInput },
  { name: name.unwrap(), description: description.unwrap(), enabled: FlagInput },
);

/** What a replacement makes of the fields that it leaves out. */
export const alertDefaultsV1 = { name: "", description: "", enabled: true };

/** An alert as v1 shows it. */
export function toAlertV1(view: AlertView): z.input<typeof AlertV1> {
  return {
    id: view.id,
    stage: view.stageId,
    user: view.userId,
    name: view.name,
    description: view.description,
    condition: toConditionV1(view.condition),
    enabled: view.enabled,
  };
}
