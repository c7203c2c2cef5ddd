import { CreateWorkflowInput, Id, type WorkflowSummary, type WorkflowView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import type { RunRead } from "../dialect/route.ts";
import { readStageRules, type RulesByStage } from "../stage-rules/stage-rule-v1.ts";
import { fromStageV1, NestedStage, StageV1, toStageV1 } from "./stage-v1.ts";

/** A workflow as v1 shows it, with its stages in their order. */
export const WorkflowV1 = z.object({
  id: Id("workflow"),
  name: z.string(),
  version: z.number(),
  created_by: Id("user").nullable(),
  shared_with: z.array(Id("user")),
  stages: z.array(StageV1),
});

const fields = bodyFields({ name: CreateWorkflowInput.shape.name }, { shared_with: z.array(BodyReference("user")) });

/** The body of a new workflow, perhaps with stages. */
export const NewWorkflowV1 = fields.whole.extend({ stages: z.array(NestedStage).optional() });
/** The body of a replacement, and of a change: stages have addresses of their own. */
export const workflowBody = fields;

/** New stages in the order that they ask for; those that ask for none keep the place where they are. */
export function fromNestedStages(stages: z.output<typeof NewWorkflowV1>["stages"] = []) {
  return stages
    .map((stage, index) => ({ stage, order: stage.order ?? index + 1 }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ stage }) => fromStageV1(stage));
}

/** Reads the rules of all stages of workflows, in one call. */
export function readRulesOf(workflows: readonly WorkflowView[], run: RunRead): Promise<RulesByStage> {
  return readStageRules(
    run,
    workflows.flatMap(({ stages }) => stages.map(({ id }) => id)),
  );
}

/** The workflows of a page, complete, and the rules of their stages. */
interface CompleteWorkflows {
  readonly byId: ReadonlyMap<number, WorkflowView>;
  readonly rules: RulesByStage;
}

/** Reads what a list of workflows does not say of them: two calls, however many there are. */
export async function readWorkflows(page: readonly WorkflowSummary[], run: RunRead): Promise<CompleteWorkflows> {
  if (page.length === 0) return { byId: new Map(), rules: new Map() };
  const { workflows } = await run(operations.workflows.getMany, { ids: page.map(({ id }) => id) });
  return { byId: new Map(workflows.map((view) => [view.id, view])), rules: await readRulesOf(workflows, run) };
}

/** A workflow of a page as v1 shows it; one that has gone since the page was read has no stages any more. */
export function workflowOfPage(summary: WorkflowSummary, { byId, rules }: CompleteWorkflows) {
  return toWorkflowV1(byId.get(summary.id) ?? { ...summary, sharedWith: [], stages: [] }, rules);
}

/** A workflow as v1 shows it. */
export function toWorkflowV1(view: WorkflowView, rules: RulesByStage): z.input<typeof WorkflowV1> {
  return {
    id: view.id,
    name: view.name,
    version: view.version,
    created_by: view.createdByUserId,
    shared_with: view.sharedWith,
    stages: view.stages.map((stage) => toStageV1(stage, rules)),
  };
}
