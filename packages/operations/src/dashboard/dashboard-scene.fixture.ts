import { ApplicationStatus } from "@hirelane/domain";
import { makeOrganisation, type TestKernel, type TestOrganisation } from "@hirelane/testing";
import { operations } from "../catalogue.ts";
import { Kernel } from "../kernel/kernel.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { PathReplay } from "./recompute-path.fixture.ts";
import { type BaseApplication, type BaseRows, readBaseRows } from "./recompute-rows.fixture.ts";

const { jobs, organisations, workflows } = operations;

/** An organisation that things happen to, in a time that only the test moves. */
export interface Scene {
  readonly kernel: Kernel;
  readonly organisation: TestOrganisation;
  /** How the owner calls. */
  readonly call: TestOrganisation["owner"]["call"];
  readonly workflowIds: readonly number[];
  readonly importIds: number[];
  readonly replay: PathReplay;
  /** The rows as they were when somebody looked last. */
  base: BaseRows;
  now(): number;
  /** To a later instant; time never goes back. */
  moveClock(to: number): void;
}

/** The stages of the two workflows: with a manual one before and one behind the video interview. */
const long = [
  { service: "resumeScreening", name: "Screening" },
  { service: "manual", name: "Phone call" },
  { service: "assessment", name: "Tests", configuration: { assessments: [{ name: "Flying" }, { name: "Aiming" }] } },
  { service: "videoInterview", name: "Video" },
  { service: "manual", name: "Trial day" },
  { service: "finalInterview", name: "Final" },
];
const short = ["manual", "videoInterview", "manual"].map((service, index) => ({ service, name: `S${index}` }));

/**
 * Makes an organisation with four jobs, of which the recruiter sees two: one of their own, one that they manage. One job has no
 * workflow.
 */
export async function makeScene(t: TestKernel, start: number, timeZone: string): Promise<Scene> {
  let now = start;
  const ports = { ...t.ports, now: () => new Date(now) };
  const kernel = new Kernel({ database: t.database, jobs: t.jobs, ports, verifyOutputs: true });
  const organisation = await makeOrganisation(kernel);
  const { owner, recruiter } = organisation;
  const { call } = owner;
  await kernel.run(organisations.update, { timeZone, rejectionUndoMinutes: 1440 }, call);
  const pilot = await kernel.run(jobs.create, { title: "Pilot", published: true }, call);
  const cook = await kernel.run(jobs.create, { title: "Cook" }, call);
  await kernel.run(jobs.create, { title: "Medic" }, call);
  const gunner = await kernel.run(jobs.create, { title: "Gunner" }, recruiter.call);
  await kernel.run(jobs.addTeamMember, { jobId: cook.id, userId: recruiter.userId, role: "manager" }, call);
  const first = await kernel.run(workflows.create, { name: "Long", stages: long }, call);
  const second = await kernel.run(workflows.create, { name: "Short", stages: short }, call);
  for (const { id } of [pilot, cook]) await kernel.run(workflows.assign, { jobId: id, workflowId: first.id }, call);
  await kernel.run(workflows.assign, { jobId: gunner.id, workflowId: second.id }, call);
  const replay = new PathReplay();
  const scene: Scene = {
    kernel,
    organisation,
    call,
    workflowIds: [first.id, second.id],
    importIds: [],
    replay,
    base: await kernel.readAsSystem(organisation.organisationId, readBaseRows),
    now: () => now,
    moveClock(to) {
      now = Math.max(now, to);
    },
  };
  await look(scene);
  return scene;
}

/** Reads the rows and the events anew. */
export async function look(scene: Scene): Promise<void> {
  const { kernel, organisation, replay } = scene;
  scene.base = await kernel.readAsSystem(organisation.organisationId, async (sql) => {
    await replay.follow(sql);
    return readBaseRows(sql);
  });
}

/** One of some, by any number; refused where there are none. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % Math.max(1, items.length)];
  if (item === undefined) throw new OperationError("not_found", "There is nothing to pick from.");
  return item;
}

/** The jobs that are there, or those that were deleted and can be restored. */
export function jobIdsOf({ base }: Scene, deleted = false): readonly number[] {
  return base.jobs.filter((job) => job.deleted === deleted).map(({ id }) => id);
}

/** The applications on jobs that are not deleted; with one of some statuses, where these are named. */
export function liveApplications(
  scene: Scene,
  statuses: readonly ApplicationStatus[] = ApplicationStatus.options,
): readonly BaseApplication[] {
  const live = new Set(jobIdsOf(scene));
  return scene.base.applications.filter((each) => live.has(each.job_id) && statuses.includes(each.status));
}
