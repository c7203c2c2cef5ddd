import { Id, MAX_STAGES, type StageInput, type StageService, type StageView, UpdateStageInput } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyId } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { ruleOfStageV1, type RulesByStage, StageRuleV1 } from "../stage-rules/stage-rule-v1.ts";
import { ServiceChoice } from "../v1/action-input.ts";
import { ServiceName, services, ServiceV1 } from "../v1/labels.ts";
import {
  ConfigurationInput,
  configurationNamesV1,
  ConfigurationV1,
  toConfigurationV1,
} from "./stage-configuration-v1.ts";

/** A stage as v1 shows it. */
export const StageV1 = z.object({
  id: Id("stage"),
  workflow_id: Id("workflow"),
  stage_name: z.string(),
  order: z.number(),
  service: ServiceV1,
  stage_configuration: ConfigurationV1,
  rule: StageRuleV1.nullable(),
});

/** The model's names of what v1 spells otherwise. */
export const stageNamesV1 = {
  ...configurationNamesV1,
  workflowId: "workflow_id",
  position: "order",
  moveTo: "move_to",
  stage: "",
} as const;

const Name = UpdateStageInput.shape.name.unwrap();
const Order = NumberInput.pipe(z.int().min(1).max(MAX_STAGES));

/** A stage inside the body of its workflow. */
export const NestedStage = z.object({
  stage_name: Name,
  order: Order.optional(),
  service: ServiceChoice.optional(),
  stage_configuration: ConfigurationInput.optional(),
});

/** The body of a stage. */
export const stageBody = bodyFields(
  { workflow_id: BodyId("workflow"), stage_name: Name, order: Order },
  { service: ServiceChoice, stage_configuration: ConfigurationInput },
);

/**
 * A new stage as the operation takes it. Where no service is said, it is the one that the stage is named after, else a step of
 * one's own.
 */
export function fromStageV1({ stage_name: name, service, stage_configuration: configuration }: NewStage) {
  const meant = service ?? ServiceName.safeParse(name).data ?? "manual";
  return Unchecked.parse({ service: meant, name, configuration: configuration ?? {} });
}

/** Whether a configuration is one of its service is for the operation to check. */
const Unchecked = z.custom<z.input<typeof StageInput>>();

interface NewStage {
  readonly stage_name: string;
  readonly service?: StageService | undefined;
  readonly stage_configuration?: Record<string, unknown> | undefined;
}

/** A stage as v1 shows it, with its rule. */
export function toStageV1(view: StageView, rules: RulesByStage): z.input<typeof StageV1> {
  return {
    id: view.id,
    workflow_id: view.workflowId,
    stage_name: view.name,
    order: view.position,
    service: services[view.service],
    stage_configuration: toConfigurationV1(view.configuration),
    rule: ruleOfStageV1(rules, view.id),
  };
}
