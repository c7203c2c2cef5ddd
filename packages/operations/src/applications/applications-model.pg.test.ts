import { namedQuery } from "@hirelane/db";
import type { ApplicationStatus, StepStatus } from "@hirelane/domain";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { OperationError } from "../kernel/operation-error.ts";

const SEQUENCES = 300;
const AT_ONCE = 8;
const STAGES = [0, 1, 2] as const;
const { applications, candidates, jobs, steps, workflows } = operations;
const t = useKernel();

const changes = ["hold", "resume", "reject", "undoRejection", "withdraw", "hire"] as const;
const stepActions = ["start", "complete", "approve", "disapprove"] as const;
type Action =
  | readonly [verb: (typeof changes)[number]]
  | readonly [verb: "next" | "jump" | "staleJump" | (typeof stepActions)[number], stage: number];

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...changes)) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom("next", "jump", "staleJump"), fc.constantFrom(...STAGES)) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...stepActions), fc.constantFrom(...STAGES)) },
);

/** What the model knows: the first stage is the resume screening, which a person's move out of it approves. */
interface Model {
  status: ApplicationStatus;
  before: ApplicationStatus;
  stage: number;
  readonly steps: (StepStatus | null)[];
}

const leads: Readonly<Record<string, readonly [from: readonly ApplicationStatus[], to: ApplicationStatus]>> = {
  hold: [["active"], "onHold"],
  resume: [["onHold"], "active"],
  reject: [["active", "onHold"], "rejected"],
  withdraw: [["active", "onHold"], "withdrawn"],
  hire: [["active", "onHold"], "hired"],
};

function expected(model: Model, [verb, stage = 0]: Action): string {
  const lead = leads[verb];
  if (verb === "undoRejection" ? model.status !== "rejected" : lead && !lead[0].includes(model.status))
    return "refused";
  if (verb === "undoRejection") model.status = model.before;
  if (verb === "undoRejection" || lead === undefined) return verb === "undoRejection" ? "done" : go(model, verb, stage);
  model.before = model.status;
  model.status = lead[1];
  return "done";
}

function go(model: Model, verb: string, stage: number): string {
  if (verb === "staleJump" && stage !== model.stage) return "conflict";
  if (model.status !== "active") return "refused";
  if (verb === "next") return model.stage === 2 ? "refused" : move(model, model.stage + 1);
  if (verb === "jump" || verb === "staleJump") return move(model, verb === "jump" ? stage : 2);
  return step(model, verb, stage);
}

function move(model: Model, to: number): string {
  if (model.stage === 0 && to > 0) model.steps[0] = "approved";
  model.stage = to;
  model.steps[to] ??= "notStarted";
  return "done";
}

const after: Readonly<Record<string, Partial<Record<StepStatus, StepStatus>>>> = {
  start: { notStarted: "inProgress" },
  complete: { inProgress: "completed" },
  approve: { completed: "approved", notApproved: "approved" },
  disapprove: { completed: "notApproved", approved: "notApproved" },
};
const tooEarly: Readonly<Record<string, readonly StepStatus[]>> = {
  start: [],
  complete: ["notStarted"],
  approve: ["notStarted", "inProgress"],
  disapprove: ["notStarted", "inProgress"],
};

function step(model: Model, verb: string, stage: number): string {
  const known = model.steps[stage] ?? null;
  const status = known ?? "notStarted";
  if (tooEarly[verb]?.includes(status)) return "refused";
  const opens = verb === "start" && status === "notStarted" && (known === null || stage > model.stage);
  if (opens && stage > 0 && model.steps[stage - 1] !== "approved") return "refused";
  if (opens) move(model, stage);
  model.steps[stage] = after[verb]?.[status] ?? status;
  return "done";
}

async function makeJob() {
  const { kernel } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const stages = ["resumeScreening", "manual", "manual"].map((service, index) => ({ service, name: `S${index}` }));
  const workflow = await kernel.run(workflows.create, { name: "Model", stages }, call);
  await kernel.run(workflows.assign, { jobId: job.id, workflowId: workflow.id }, call);
  const stageIds = workflow.stages.map(({ id }) => id);
  const perform = async (id: number, [verb, stage = 0]: Action): Promise<string> => {
    const target = { applicationId: id, stageId: stageIds[stage] };
    try {
      if (verb === "next") await kernel.run(applications.moveToNextStage, { id }, call);
      else if (verb === "jump") await kernel.run(applications.moveToStage, { id, stageId: stageIds[stage] }, call);
      else if (verb === "staleJump") {
        const wish = { id, stageId: stageIds[2], expectedStageId: stageIds[stage] };
        await kernel.run(applications.moveToStage, wish, call);
      } else if (verb === "start" || verb === "complete" || verb === "approve" || verb === "disapprove")
        await kernel.run(steps[verb], target, call);
      else await kernel.run(applications[verb], { id }, call);
      return "done";
    } catch (error) {
      if (error instanceof OperationError) return error.code;
      throw error;
    }
  };
  return { organisation, call, job, stageIds, perform };
}

/** Events of one kind that do not begin where the one before them ended. */
const listBreaks = namedQuery<{ id: string }>(
  `select id from (
     select id, from_state, lag(to_state) over (partition by type, subject_id, related_id order by id) as before
     from events where type = $1) history
   where before is not null and from_state is distinct from before`,
);

test(`${SEQUENCES} random sequences end as the model says, and each history is linear`, async () => {
  const { kernel } = t();
  const { organisation, call, job, stageIds, perform } = await makeJob();
  const seed = Number(process.env["MODEL_SEED"] ?? 20_261_122);
  const sequences = fc.sample(fc.array(action, { minLength: 1, maxLength: 12 }), { numRuns: SEQUENCES, seed });

  const play = async (sequence: readonly Action[], index: number): Promise<void> => {
    const person = { jobId: job.id, firstName: "N", lastName: "Trooper", email: `n${index}@empire.example` };
    const { id: candidateId } = await kernel.run(candidates.create, person, call);
    const { items } = await kernel.run(applications.list, { filters: { candidateId } }, call);
    const id = items[0]?.id ?? 0;
    const model: Model = { status: "active", before: "active", stage: 0, steps: ["notStarted", null, null] };
    const foreseen: string[] = [];
    const told: string[] = [];
    for (const each of sequence) {
      foreseen.push(`${each.join(" ")}: ${expected(model, each)}`);
      told.push(`${each.join(" ")}: ${await perform(id, each)}`);
    }
    const view = await kernel.run(applications.get, { id }, call);
    const known = stageIds.map((stageId) => view.steps.find(({ stage }) => stage.id === stageId)?.status ?? null);
    const stage = stageIds.indexOf(view.stage?.id ?? 0);
    expect([...told, view.status, stage, known]).toEqual([...foreseen, model.status, model.stage, model.steps]);
  };
  const queue = sequences.entries();
  const lane = async (): Promise<void> => {
    for (const [index, sequence] of queue) await play(sequence, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));

  for (const type of ["application.statusChanged", "application.moved", "application.stepChanged"]) {
    const breaks = await kernel.readAsSystem(organisation.organisationId, (sql) => sql.rows(listBreaks, [type]));
    expect(breaks).toEqual([]);
  }
}, 240_000);
