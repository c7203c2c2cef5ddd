import { once } from "node:events";
import type { TestApi } from "@hirelane/api/testing";
import { makeOrganisation, startMailServer, startWorkerProcess, until } from "@hirelane/testing";
import { onTestFinished } from "vitest";
import { createHirelaneClient, type HirelaneClient } from "./index.ts";

type Input<Call extends { mutate: (...parameters: never[]) => unknown }> = Parameters<Call["mutate"]>[0];

const stages: Input<HirelaneClient["workflows"]["create"]>["stages"] = [
  { service: "resumeScreening", name: "Screening" },
  {
    service: "assessment",
    name: "Flight test",
    configuration: { assessments: [{ name: "Simulator", testUrl: "https://tests.example/simulator" }], validDays: 3 },
  },
  { service: "videoInterview", name: "Video interview", configuration: { daysToExpire: 5 } },
  { service: "finalInterview", name: "Final interview", configuration: { durationMinutes: 30, place: "Hangar 7" } },
];

type Rule = Input<HirelaneClient["stageRules"]["set"]>["rule"];

const screeningRule: Rule = {
  logic: "AND",
  conditions: [
    { field: "skillsScore", operator: ">=", value: 4, enabled: true },
    { field: "city", operator: "in", value: ["Anchorhead", "Aldera"] },
  ],
};
const assessmentRule: Rule = {
  logic: "AND",
  conditions: [{ field: "assessmentScore", operator: ">=", value: 70 }],
};

/** Somebody who applies, and the text of their CV. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly city: string;
  readonly cv: string;
}

/** A job that is open, and what its story needs: a worker in a process of its own, which speaks SMTP to a mail server. */
export interface HiringStory {
  readonly manager: HirelaneClient;
  /** Whoever holds a key or a link, without a login. */
  readonly anybody: HirelaneClient;
  /** The user who meets candidates, and their address. */
  readonly interviewer: { readonly userId: number; readonly email: string };
  readonly jobId: number;
  readonly publicKey: string;
  readonly screening: number;
  readonly assessment: number;
  readonly videoInterview: number;
  readonly finalInterview: number;
  asCandidate(activationKey: string): HirelaneClient;
  /** Applies by the apply page, and waits until the CV has been read; gives the application's id. */
  apply(person: Person): Promise<number>;
  /** Waits until an application has come to a stage. */
  untilIn(applicationId: number, stageId: number): Promise<void>;
  /** Waits for the mail to an address whose source contains a text; gives that source, without soft line breaks. */
  mailTo(address: string, text: string): Promise<string>;
  /** How many mails an address has got. */
  countMailsTo(address: string): number;
}

/** The beginning of the story: a workflow with rules, and a job from its creation to its publication. */
export async function beginHiringStory(t: TestApi): Promise<HiringStory> {
  const { kernel, url } = t;
  const { owner, hiringManager } = await makeOrganisation(kernel);
  const manager = createHirelaneClient({ url, token: owner.token });
  const mails = await startMails(t);
  const workflow = await manager.workflows.create.mutate({ name: "Pilots", stages });
  const [screening = 0, assessment = 0, videoInterview = 0, finalInterview = 0] = workflow.stages.map(({ id }) => id);
  await manager.stageRules.set.mutate({ stageId: screening, rule: screeningRule, onFail: "nothing" });
  await manager.stageRules.set.mutate({ stageId: assessment, rule: assessmentRule, onFail: "hold" });
  const weights = { skills: 0.6, workExperience: 0.1, projects: 0.1, education: 0.1, certifications: 0.1 };
  const { id: scoreWeightId } = await manager.scoreWeights.create.mutate({ name: "Pilots", weights });
  const { id: jobId } = await manager.jobs.create.mutate({
    title: "Pilot",
    mustHaveSkills: ["Navigation", "Droids"],
    scoreWeightId,
    knockoutQuestions: [{ key: "licence", kind: "yesNo", prompt: "Do you have a licence?", disqualifies: false }],
  });
  await manager.workflows.assign.mutate({ jobId, workflowId: workflow.id });
  const { publicKey } = await manager.jobs.publish.mutate({ id: jobId });
  return {
    manager,
    anybody: createHirelaneClient({ url }),
    interviewer: hiringManager,
    ...{ jobId, publicKey, screening, assessment, videoInterview, finalInterview },
    asCandidate: (activationKey) => createHirelaneClient({ url, activationKey }),
    apply: (person) => apply(manager, `${url}/apply/${publicKey}`, jobId, person),
    untilIn: (id, stageId) => until(async () => (await manager.applications.get.query({ id })).stage?.id === stageId),
    ...mails,
  };
}

async function startMails({
  databaseUrl,
  storageFolder,
}: TestApi): Promise<Pick<HiringStory, "mailTo" | "countMailsTo">> {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const worker = await startWorkerProcess({ url: databaseUrl, smtpUrl: server.url, storageFolder });
  onTestFinished(async () => {
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    await ended;
  });
  const to = (address: string): string[] =>
    server.received.filter((mail) => mail.to.includes(address)).map(({ source }) => source.replaceAll("=\r\n", ""));
  return {
    countMailsTo: (address) => to(address).length,
    async mailTo(address, text) {
      let found: string | undefined;
      await until(() => (found = to(address).find((source) => source.includes(text))) !== undefined);
      return found ?? "";
    },
  };
}

async function apply(manager: HirelaneClient, page: string, jobId: number, person: Person): Promise<number> {
  const { cv, ...fields } = person;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("answer.licence", "yes");
  form.set("cv", new Blob([cv], { type: "text/plain" }), "cv.txt");
  const response = await fetch(page, { method: "POST", body: form, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`Applying was answered with ${response.status}: ${await response.text()}`);
  const { items } = await manager.applications.list.query({ filters: { jobId }, order: "-id", limit: 1 });
  const applicationId = items[0]?.id ?? 0;
  await until(async () => {
    const list = await manager.resumes.list.query({ filters: { applicationId } });
    return list.items[0]?.textStatus === "extracted";
  });
  return applicationId;
}
