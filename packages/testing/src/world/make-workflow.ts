import { findRow, namedQuery, toId } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { workflows } = operations;

const stages = [
  { service: "resumeScreening", name: "Screening" },
  { service: "videoInterview", name: "Interview" },
  { service: "assessment", name: "Test" },
  { service: "finalInterview", name: "Talk" },
];

/** Makes a workflow of a stage of each service but manual, lets a job use it, shares it, and gives the id of the first stage. */
export async function makeWorkflow(kernel: Kernel, { call }: TestUser, jobId: number, sharedWith: TestUser) {
  const workflow = await kernel.run(workflows.create, { name: `Workflow of ${jobId}`, stages }, call);
  const { initialStage } = await kernel.run(workflows.assign, { jobId, workflowId: workflow.id }, call);
  await kernel.run(workflows.share, { id: workflow.id, userIds: [sharedWith.userId] }, call);
  return { workflow: workflow.id, stage: initialStage.id };
}

const findStep = namedQuery<{ id: string }>("select id from steps where application_id = $1");

/** The step that an application began with. */
export async function firstStepOf(kernel: Kernel, organisationId: number, applicationId: number): Promise<number> {
  const row = await kernel.readAsSystem(organisationId, (sql) => findRow(sql, findStep, [applicationId]));
  return toId(row?.id ?? "");
}
