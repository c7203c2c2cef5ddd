import type { ApplicationStatus, VideoInterviewStatus } from "@hirelane/domain";
import { operations } from "../catalogue.ts";
import { jobIdsOf, liveApplications, pick, type Scene } from "./dashboard-scene.fixture.ts";

const { applications, assessments, candidates, resumes, steps, videoInterviews } = operations;

/** Something that happens; `a` and `b` say to whom and how. */
export type Command = (scene: Scene, a: number, b: number) => Promise<unknown>;

const cities = ["Pune", "pune ", "P U\tNE", "New Delhi", "newdelhi", "", "München", "MÜN CHEN"];
const skills = [
  ["TypeScript", "sql"],
  ["typescript", " SQL ", "Go"],
  [],
  ["go", "GO", "Go "],
  ["Sql", "Éclair", "éclair"],
];
const titles = ["move", "hold", "resume", "reject", "undoRejection", "withdraw", "hire", "assign"] as const;

/** The fields of one of seven persons, as somebody typed them this time. */
export function person(who: number, how: number) {
  const lastName = how % 5 === 0 ? "" : "Trooper";
  return {
    email: `trooper${who % 7}@empire.example`,
    firstName: `N${who % 7}`,
    lastName,
    city: pick(cities, how),
    skills: pick(skills, how),
  };
}

const interviewOf = async ({ kernel, call }: Scene, index: number, status?: VideoInterviewStatus) => {
  const filters = status === undefined ? {} : { status };
  const { items } = await kernel.run(videoInterviews.list, { filters, limit: 100 }, call);
  return pick(items, index);
};
const resumeOf = async ({ kernel, call }: Scene, index: number) => {
  const { items } = await kernel.run(resumes.list, { filters: { current: true }, limit: 100 }, call);
  return pick(items, index);
};

const from: Readonly<
  Record<"hold" | "resume" | "reject" | "undoRejection" | "withdraw" | "hire", ApplicationStatus[]>
> = {
  hold: ["active"],
  resume: ["onHold"],
  reject: ["active", "onHold"],
  undoRejection: ["rejected"],
  withdraw: ["active", "onHold"],
  hire: ["active", "onHold"],
};

/** An operation on the status of one application. */
const change =
  (verb: keyof typeof from): Command =>
  async (scene, a) =>
    scene.kernel.run(applications[verb], { id: pick(liveApplications(scene, from[verb]), a).id }, scene.call);

async function jump(scene: Scene, a: number, b: number): Promise<unknown> {
  const staged = liveApplications(scene, ["active"]).filter((application) => application.stage_id !== null);
  const { id, stage_id: stageId } = pick(staged, a);
  const here = scene.base.stages.find((stage) => stage.id === stageId);
  const stages = scene.base.stages.filter((stage) => stage.workflow_id === here?.workflow_id);
  const inOrder = stages.toSorted((one, other) => one.position - other.position);
  return scene.kernel.run(applications.moveToStage, { id, stageId: pick(inOrder, b).id }, scene.call);
}

/** What happens to persons and their applications. */
export const peopleCommands = {
  async apply(scene, a, b) {
    const { kernel, call } = scene;
    return kernel.run(candidates.create, { ...person(a, b), jobId: pick(jobIdsOf(scene), b) }, call);
  },
  async applyOnceMore(scene, a, b) {
    const { kernel, call, base } = scene;
    const candidateId = pick([...base.persons.keys()], a);
    return kernel.run(applications.create, { candidateId, jobId: pick(jobIdsOf(scene), b) }, call);
  },
  async applyFromOutside(scene, a, b) {
    const { kernel, call } = scene;
    const { publicKey } = await kernel.run(operations.jobs.get, { id: pick(jobIdsOf(scene), 0) }, call);
    const { email, firstName, city } = person(a, b);
    const input = { publicKey, email, firstName, lastName: "Trooper", city };
    const stranger = { ...call, address: `203.0.113.${a}`, principal: { kind: "anonymous" } as const };
    return kernel.run(applications.applyForJob, input, stranger);
  },
  async next(scene, a) {
    const staged = liveApplications(scene, ["active"]).filter((application) => application.stage_id !== null);
    return scene.kernel.run(applications.moveToNextStage, { id: pick(staged, a).id }, scene.call);
  },
  jump,
  hold: change("hold"),
  resume: change("resume"),
  reject: change("reject"),
  undoRejection: change("undoRejection"),
  withdraw: change("withdraw"),
  hire: change("hire"),
  async shortlist(scene, a) {
    return scene.kernel.run(steps.shortlist, { applicationId: pick(liveApplications(scene), a).id }, scene.call);
  },
  async unshortlist(scene, a) {
    return scene.kernel.run(steps.unshortlist, { applicationId: pick(liveApplications(scene), a).id }, scene.call);
  },
  async assess(scene, a, b) {
    const { candidate_id: candidateId, job_id: jobId } = pick(liveApplications(scene), a);
    return scene.kernel.run(assessments.create, { candidateId, jobId, name: `Test ${b % 3}` }, scene.call);
  },
  async interview(scene, a, b) {
    const { kernel, call } = scene;
    const { email, firstName } = person(a, b);
    const input = { email, firstName, lastName: "Trooper", jobId: pick(jobIdsOf(scene), b) };
    return kernel.run(videoInterviews.create, input, call);
  },
  async invite(scene, a) {
    return scene.kernel.run(videoInterviews.advance, { id: (await interviewOf(scene, a, "new")).id }, scene.call);
  },
  async deleteInterview(scene, a) {
    return scene.kernel.run(videoInterviews.delete, { id: (await interviewOf(scene, a)).id }, scene.call);
  },
  async addResume(scene, a, b) {
    const { id: applicationId } = pick(liveApplications(scene), a);
    return scene.kernel.run(resumes.create, { applicationId, name: `CV ${b}` }, scene.call);
  },
  async score(scene, a, b) {
    const { id } = await resumeOf(scene, a);
    const components = { skills: (b % 9) / 8, workExperience: (b % 4) / 3.3333, projects: b % 2 === 0 ? null : 0.01 };
    const rounded = { ...components, workExperience: Number(components.workExperience.toFixed(2)) };
    const input = { id, components: { ...rounded, skills: Number(rounded.skills.toFixed(2)) } };
    return scene.kernel.run(resumes.setScore, input, scene.call);
  },
  async deleteResume(scene, a) {
    return scene.kernel.run(resumes.delete, { id: (await resumeOf(scene, a)).id }, scene.call);
  },
  async edit(scene, a, b) {
    const { city, skills: known } = person(a, b);
    const input = { id: pick([...scene.base.persons.keys()], a), city, skills: [...known] };
    return scene.kernel.run(candidates.update, input, scene.call);
  },
  async erase(scene, a) {
    return scene.kernel.run(candidates.erase, { id: pick([...scene.base.persons.keys()], a) }, scene.call);
  },
  async inBulk(scene, a, b) {
    const ids = liveApplications(scene).flatMap(({ id }) => (id % (1 + (a % 3)) === 0 ? [id] : []));
    return scene.kernel.run(applications.bulk, { ids, action: pick(titles, b) }, scene.call);
  },
  async jobInBulk(scene, a, b) {
    const input = { jobId: pick(jobIdsOf(scene), a), action: pick(titles, b) };
    return scene.kernel.run(applications.bulkOfJob, input, scene.call);
  },
} as const satisfies Record<string, Command>;
