import { type Kernel, operations } from "@hirelane/operations";
import {
  makeOrganisation,
  makeUser,
  TEST_PASSWORD,
  type TestOrganisation,
  type TestUser,
} from "../make-organisation.ts";
import { makeUploadedFile } from "../make-uploaded-file.ts";
import { makeSeveralApplications } from "./make-rollup-rows.ts";
import { eventOf, makeInterview, makeRow } from "./make-row.ts";
import type { World, WorldActor, WorldActorName, WorldRow } from "./world.ts";

const { auth, jobs, mails, videoInterviews } = operations;
const wording = {
  template: "videoInterviewReminder",
  language: "en",
  wording: { subject: "Soon", opening: "It is waiting.", closing: "Yours" },
};
const weights = { skills: 1, workExperience: 0, projects: 0, education: 0, certifications: 0 };
const DAY = 24 * 60 * 60 * 1000;

/** Makes two organisations in which every relation of an actor to a row occurs. */
export async function makeWorld(kernel: Kernel): Promise<World> {
  const [home, abroad] = [await makeOrganisation(kernel), await makeOrganisation(kernel)];
  const atHome = await makeHomeRows(kernel, home);
  const elsewhere = [await makeRow(kernel, await abroadRow(kernel, abroad))];
  const rows = [...(await renewEvents(kernel, home, atHome)), ...(await renewEvents(kernel, abroad, elsewhere))];
  for (const { owner } of [home, abroad]) await kernel.run(mails.setWording, wording, owner.call);
  const [own, elsewhereRow] = [rows[0], rows.at(-1)];
  if (own === undefined || elsewhereRow === undefined) throw new Error("The world has no rows.");
  await makeSeveralApplications(kernel, home.owner, own.ids.job);
  await makeSeveralApplications(kernel, abroad.owner, elsewhereRow.ids.job);
  const { email } = home.recruiter;
  return {
    rows,
    actors: [
      { name: "anonymous", actor: { kind: "anonymous" }, admitted: true },
      await userActor(kernel, "owner", home.owner),
      await userActor(kernel, "admin", home.admin),
      await userActor(kernel, "recruiter", home.recruiter),
      await userActor(kernel, "hiringManager", home.hiringManager),
      ...(await makeCandidates(kernel, home, own)),
      await userActor(kernel, "ownerOfAnotherOrganisation", abroad.owner),
    ],
    hints: {
      login: email,
      username: email,
      password: TEST_PASSWORD,
      company: String(home.organisationId),
      publicKey: own.publicKey,
      key: own.assessmentKey,
      limit: 100,
      page_size: 100,
      action: ["move", "Start"],
      status: ["Under Review"],
      service: ["resumeScreening", "Resume Screening"],
      serviceName: "Resume Screening",
      steps_json: [{ content: { service: "Manual", name: "Trial" } }],
      rule: { logic: "AND", conditions: [{ field: "overall_score", operator: ">=", value: 8 }] },
      condition: { field: "overall_score", operator: ">=", value: 8 },
      weights,
      work_experience: 0,
      projects: 0,
      education: 0,
      certifications: 0,
    },
  };
}

/** Lets something happen on every row once all are made: events are listed by page, the newest first. */
async function renewEvents(kernel: Kernel, { owner }: TestOrganisation, rows: WorldRow[]): Promise<WorldRow[]> {
  const renewed: WorldRow[] = [];
  for (const row of rows) {
    await kernel.run(jobs.update, { id: row.ids.job, title: `Job ${row.name} once more` }, owner.call);
    const event = await eventOf(kernel, row.organisationId, row.ids.job);
    renewed.push({ ...row, ids: { ...row.ids, event } });
  }
  return renewed;
}

async function makeHomeRows(
  kernel: Kernel,
  { organisationId, recruiter, hiringManager }: TestOrganisation,
): Promise<WorldRow[]> {
  const colleague = await makeUser(kernel, organisationId, "recruiter");
  const bystander = await makeUser(kernel, organisationId, "hiringManager");
  const common = { bystander, bystanderTokenId: await makeToken(kernel, bystander) };
  const both = (role: "manager" | "evaluator" | "reviewer") => [
    [recruiter, role] as const,
    [hiringManager, role] as const,
  ];
  return [
    await makeRow(kernel, { ...common, name: "own", owner: recruiter, team: [] }),
    await makeRow(kernel, { ...common, name: "managed", owner: colleague, team: both("manager") }),
    await makeRow(kernel, { ...common, name: "evaluated", owner: colleague, team: both("evaluator") }),
    await makeRow(kernel, { ...common, name: "reviewed", owner: colleague, team: both("reviewer") }),
    await makeRow(kernel, {
      ...common,
      name: "shared",
      owner: colleague,
      team: [],
      sharedWith: [recruiter, hiringManager],
    }),
    await makeRow(kernel, { ...common, name: "foreign", owner: colleague, team: [] }),
  ];
}

async function abroadRow(kernel: Kernel, { organisationId, owner }: TestOrganisation) {
  const bystander = await makeUser(kernel, organisationId, "hiringManager");
  const bystanderTokenId = await makeToken(kernel, bystander);
  return { name: "otherOrganisation", owner, team: [], bystander, bystanderTokenId } as const;
}

async function makeCandidates(kernel: Kernel, { recruiter }: TestOrganisation, own: WorldRow): Promise<WorldActor[]> {
  const jobId = own.ids.job;
  const another = await makeInterview(kernel, recruiter, jobId);
  const notInvited = await makeInterview(kernel, recruiter, jobId);
  const tooLate = await makeInterview(kernel, recruiter, jobId);
  for (const { id } of [another, tooLate]) await kernel.run(videoInterviews.advance, { id }, recruiter.call);
  const deadline = new Date(kernel.ports.now().getTime() - DAY);
  await kernel.run(videoInterviews.setDeadline, { id: tooLate.id, deadline }, recruiter.call);
  const { application: applicationId, videoInterview: id } = own.ids;
  return [
    candidateActor("candidate", own, { id, applicationId, activationKey: own.activationKey }, true),
    candidateActor("candidateOfAnotherInterview", own, another, true),
    candidateActor("candidateNotInvited", own, notInvited, false),
    candidateActor("candidateTooLate", own, tooLate, false),
  ];
}

function candidateActor(
  name: WorldActorName,
  { organisationId, ids }: WorldRow,
  interview: { readonly id: number; readonly applicationId: number; readonly activationKey: string | null },
  admitted: boolean,
): WorldActor {
  const { id: videoInterviewId, applicationId, activationKey } = interview;
  const interviewed = { videoInterviewId, applicationId, jobId: ids.job, tokenId: null };
  const actor = { kind: "candidate", organisationId, ...interviewed } as const;
  return { name, actor, activationKey: activationKey ?? "", admitted };
}

async function userActor(kernel: Kernel, name: WorldActorName, user: TestUser): Promise<WorldActor> {
  const { principal, role, token } = user;
  return { name, actor: { ...principal, role }, token, admitted: true, ...(await makeSpares(kernel, user)) };
}

/** What only the actor may name: a token and an uploaded file of their own. */
async function makeSpares(kernel: Kernel, user: TestUser) {
  return { spareTokenId: await makeToken(kernel, user), spareFileId: await makeUploadedFile({ kernel, user }) };
}

async function makeToken(kernel: Kernel, { call }: TestUser): Promise<number> {
  return (await kernel.run(auth.createToken, { name: "spare" }, call)).id;
}
