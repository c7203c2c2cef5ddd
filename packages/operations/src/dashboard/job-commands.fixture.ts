import { operations } from "../catalogue.ts";
import { purgeDeletedJobs } from "../jobs/purge-deleted-jobs.ts";
import { jobIdsOf, pick, type Scene } from "./dashboard-scene.fixture.ts";
import { type Command, person } from "./people-commands.fixture.ts";
import { addDays, dayIn, midnightOf } from "./recompute-calendar.fixture.ts";

const { imports, jobs, organisations, stages, workflows } = operations;
const DAY = 24 * 60 * 60 * 1000;

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC", "Pacific/Apia"];

const stagesOf = ({ base, workflowIds }: Scene, index: number) => {
  const workflowId = pick(workflowIds, index);
  const found = base.stages.filter((stage) => stage.workflow_id === workflowId);
  return { workflowId, found: found.toSorted((one, other) => one.position - other.position) };
};

const onJob =
  (verb: "restore" | "close" | "reopen"): Command =>
  async (scene, a) =>
    scene.kernel.run(jobs[verb], { id: pick(jobIdsOf(scene, verb === "restore"), a) }, scene.call);

/** What happens to jobs, and in them to many at once. */
export const jobCommands = {
  async deleteJob(scene, a) {
    return scene.kernel.run(jobs.delete, { id: pick(jobIdsOf(scene), a) }, scene.call);
  },
  restoreJob: onJob("restore"),
  closeJob: onJob("close"),
  reopenJob: onJob("reopen"),
  /** A job that was deleted goes for good, with all that hangs on it. */
  async purge(scene) {
    const { kernel, organisation } = scene;
    pick(jobIdsOf(scene, true), 0);
    scene.moveClock(scene.now() + 31 * DAY);
    await purgeDeletedJobs(kernel, organisation.organisationId, "keepHouse");
  },
  async share(scene, a, b) {
    const { kernel, call, organisation } = scene;
    const { recruiter, hiringManager } = organisation;
    const userIds = [recruiter.userId, hiringManager.userId].slice(0, b % 3);
    return kernel.run(jobs.update, { id: pick(jobIdsOf(scene), a), sharedWithUserIds: userIds }, call);
  },
  async import(scene, a, b) {
    const { kernel, call, importIds } = scene;
    const rows = [a, a + 1, b + 3].map((who) => {
      const { email, firstName } = person(who, b);
      return { email, firstName, lastName: "Trooper" };
    });
    const { id } = await kernel.run(imports.create, { jobId: pick(jobIdsOf(scene), b), rows }, call);
    importIds.push(id);
  },
  async revertImport({ kernel, call, importIds }, a) {
    const id = pick(importIds, a);
    importIds.splice(importIds.indexOf(id), 1);
    return kernel.run(imports.revert, { id, keepActed: true }, call);
  },
  async assignWorkflow(scene, a, b) {
    const input = { jobId: pick(jobIdsOf(scene), a), workflowId: pick(scene.workflowIds, b) };
    return scene.kernel.run(workflows.assign, input, scene.call);
  },
  async changeZone({ kernel, call }, a) {
    return kernel.run(organisations.update, { timeZone: pick(zones, a) }, call);
  },
  async changePrices({ kernel, call }, a, b) {
    return kernel.run(organisations.update, { creditPrices: { assessment: a, videoInterview: b } }, call);
  },
  /** The clock passes midnight, or stops a second before. */
  async midnight(scene, a) {
    const { timeZone } = scene.base;
    const today = dayIn(timeZone, scene.now());
    scene.moveClock(midnightOf(timeZone, addDays(today, 1)) - (a % 2) * 1000);
  },
} as const satisfies Record<string, Command>;

/** What happens to workflows that are in use; of one workflow, one at a time. */
export const workflowCommands = {
  async reorder(scene, a, b) {
    const { workflowId, found } = stagesOf(scene, a);
    const ids = found.map(({ id }) => id);
    const stageIds = b % 3 === 0 ? ids.toReversed() : [...ids.slice(b % ids.length), ...ids.slice(0, b % ids.length)];
    return scene.kernel.run(stages.reorder, { workflowId, stageIds }, scene.call);
  },
  /** A video interview before a manual stage: who is in that one or behind it counts as elsewhere from then on. */
  async insertVideo(scene, a, b) {
    const { workflowId, found } = stagesOf(scene, a);
    const manual = pick(
      found.filter(({ service }) => service === "manual"),
      b,
    );
    const stage = { service: "videoInterview", name: "One more" };
    return scene.kernel.run(stages.create, { workflowId, position: manual.position, stage }, scene.call);
  },
  async deleteStage(scene, a, b) {
    const { found } = stagesOf(scene, a);
    const gone = pick(found, b);
    const others = found.filter(({ id }) => id !== gone.id);
    return scene.kernel.run(stages.delete, { id: gone.id, moveTo: pick(others, b + a).id }, scene.call);
  },
} as const satisfies Record<string, Command>;
