import type { OwnQuestionView } from "@hirelane/domain";
import { type Call, type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "./make-organisation.ts";

const { jobs, questionSets, videoInterviews } = operations;

/** A candidate who has begun an interview. */
export interface InterviewUnderWay {
  readonly id: number;
  readonly jobId: number;
  readonly questionSetId: number;
  readonly activationKey: string;
  /** What the kernel is told of a call of the candidate. */
  readonly call: Call;
  /** The ids of the questions, in their order. */
  readonly questions: readonly number[];
}

/** How far {@link makeInterviewUnderWay} goes. */
export interface Beginning {
  readonly questions: readonly object[];
  readonly consent?: boolean;
  readonly jobId?: number;
}

/** Makes a job with these questions, and a candidate who was invited, confirmed, consented (unless told not to) and began. */
export async function makeInterviewUnderWay(
  kernel: Kernel,
  manager: TestUser,
  { questions, consent = true, jobId: givenJobId }: Beginning,
): Promise<InterviewUnderWay> {
  const { call: managerCall, principal } = manager;
  const set = await kernel.run(questionSets.create, { name: "Questions", questions }, managerCall);
  const jobId = givenJobId ?? (await kernel.run(jobs.create, { title: "Pilot" }, managerCall)).id;
  await kernel.run(jobs.update, { id: jobId, questionSetId: set.id }, managerCall);
  const email = `${kernel.ports.cryptography.randomHex(5)}@applicants.example`;
  const person = { jobId, firstName: "Leia", lastName: "Organa", email };
  const { id } = await kernel.run(videoInterviews.create, person, managerCall);
  const { activationKey } = await kernel.run(videoInterviews.advance, { id }, managerCall);
  const candidate = {
    kind: "candidate",
    organisationId: principal.organisationId,
    videoInterviewId: id,
    tokenId: null,
  } as const;
  const call = { ...managerCall, principal: candidate };
  if (consent) await giveConsent(kernel, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  await kernel.run(videoInterviews.advance, { id }, call);
  const own = await ownQuestions(kernel, call);
  return {
    id,
    jobId,
    questionSetId: set.id,
    activationKey: activationKey ?? "",
    call,
    questions: own.map((one) => one.id),
  };
}

/** Consents to what the candidate is shown. */
export async function giveConsent(kernel: Kernel, call: Call): Promise<void> {
  const { consent } = await kernel.run(videoInterviews.getOwn, {}, call);
  await kernel.run(videoInterviews.consent, { textHash: consent.textHash }, call);
}

/** The questions of a candidate's own interview, as they see them. */
export async function ownQuestions(kernel: Kernel, call: Call): Promise<readonly OwnQuestionView[]> {
  return (await kernel.run(videoInterviews.getOwn, {}, call)).questions;
}
