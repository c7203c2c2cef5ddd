import {
  CreateInterviewModuleInput,
  Id,
  type InterviewModuleView,
  type StageView,
  type WantedStage,
} from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyId, BodyReference } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { orJsonText } from "../dialect/json-text.ts";
import { shownAs } from "../dialect/shown-as.ts";
import { ServiceChoice } from "../v1/action-input.ts";
import { services, ServiceV1 } from "../v1/labels.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";
import { ConfigurationInput, ConfigurationV1, toConfigurationV1 } from "../workflows/stage-configuration-v1.ts";

/** A step of a module as v1 shows it: a stage of the workflow. */
const ModuleStepV1 = z.object({
  id: Id("stage"),
  order: z.number(),
  content: z.object({ service: ServiceV1, name: z.string(), configuration: ConfigurationV1 }),
});

/** An interview module as v1 shows it: a workflow, and the newest job of those that use it. */
export const InterviewModuleV1 = z.object({
  id: Id("workflow"),
  name: z.string(),
  job: Id("job").nullable(),
  steps_json: z.array(ModuleStepV1),
  updated_at: TimeV1,
  updated_by: Id("user").nullable(),
});

/** An interview module as v1 shows it. */
export function toInterviewModuleV1(view: InterviewModuleView): z.input<typeof InterviewModuleV1> {
  return {
    id: view.id,
    name: view.name,
    job: view.jobId,
    steps_json: view.stages.map((stage) => toModuleStepV1(stage)),
    updated_at: timestampV1(view.updatedAt),
    updated_by: view.updatedByUserId,
  };
}

function toModuleStepV1({ id, position, service, name, configuration }: StageView): z.input<typeof ModuleStepV1> {
  const content = { service: services[service], name, configuration: toConfigurationV1(configuration) };
  return { id, order: position, content };
}

/** The model's names of the fields that v1 spells otherwise. */
export const moduleNamesV1 = { jobId: "job", stages: "steps_json", configuration: "steps_json" } as const;

const StepInput = z.object({
  id: BodyId("stage").optional(),
  order: NumberInput.optional(),
  content: z.object({
    service: ServiceChoice,
    name: z.string().optional(),
    configuration: ConfigurationInput.optional(),
  }),
});
const Steps = z.array(StepInput).max(200);
const StepsInput = shownAs(
  orJsonText(Steps, "Must be a list of steps, or the same as JSON text."),
  z.union([Steps, z.string()]),
  { example: [{ content: { service: "Manual", name: "Trial" } }] },
);
const { name } = CreateInterviewModuleInput.shape;

/** The body of a change; of which job the module is, the job says. */
export const moduleBody = bodyFields({ name, steps_json: StepsInput }, {});
/** The body of a create: the job uses the module at once. */
export const NewModuleV1 = moduleBody.whole.extend({ job: BodyReference("job") });

/** The stages that steps mean, in their order; those without one stay where they stand. A name that is left out is the service's. */
export function wantedStages(steps: z.output<typeof StepsInput>): WantedStage[] {
  const ordered = steps.map((step, index) => ({ ...step, order: step.order ?? index + 1 }));
  return ordered
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, content: { service, name: given, configuration } }) => ({
      id,
      service,
      name: given ?? services[service].name,
      configuration,
    }));
}

/** The same for a new module, of which no stage is there yet. */
export const newStages = (steps: z.output<typeof StepsInput>) =>
  wantedStages(steps).map(({ service, name: given, configuration }) => ({ service, name: given, configuration }));
