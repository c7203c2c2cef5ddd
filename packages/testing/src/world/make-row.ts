import { findRow, namedQuery, putInMailbox, toId } from "@hirelane/db";
import type { ResourceName, TeamRole, VideoInterviewView } from "@hirelane/domain";
import { type Kernel, operations } from "@hirelane/operations";
import { makeDeadLetter } from "../make-dead-letter.ts";
import type { TestUser } from "../make-organisation.ts";
import { makeUploadedFile } from "../make-uploaded-file.ts";
import { makeAlert } from "./make-alert.ts";
import { makeAnswerRows, makeQuestions } from "./make-answer-rows.ts";
import { makeEvaluation, makeShares } from "./make-evaluation.ts";
import { makePipelineRows } from "./make-pipeline-rows.ts";
import { makeResume } from "./make-resume.ts";
import { makeRollupRows } from "./make-rollup-rows.ts";
import { firstStepOf, makeWorkflow } from "./make-workflow.ts";
import type { RowName, WorldRow } from "./world.ts";

const { jobs, videoInterviews } = operations;

/** What a row of the world is made of. */
export interface NewRow {
  readonly name: RowName;
  readonly owner: TestUser;
  readonly team: readonly (readonly [TestUser, TeamRole])[];
  /** With whom the interview is shared, besides the bystander. */
  readonly sharedWith?: readonly TestUser[];
  /** A member who never calls: the user of the row, and a reviewer of its job. */
  readonly bystander: TestUser;
  readonly bystanderTokenId: number;
}

/** Makes a job with a team, an invited candidate, their mail and its message. */
export async function makeRow(
  kernel: Kernel,
  { name, owner, team, sharedWith = [], bystander, bystanderTokenId }: NewRow,
): Promise<WorldRow> {
  const { organisationId } = owner.principal;
  const asked = await makeQuestions(kernel, owner, name);
  const job = await kernel.run(
    jobs.create,
    { title: `Job ${name}`, questionSetId: asked.questionSet, blindEvaluation: false, published: true },
    { ...owner.call, idempotencyKey: `world-${name}` },
  );
  const workflow = await makeWorkflow(kernel, owner, job.id, bystander);
  const members = [...team, [bystander, "reviewer"] as const];
  for (const [user, role] of members) {
    await kernel.run(jobs.addTeamMember, { jobId: job.id, userId: user.userId, role }, owner.call);
  }
  const interview = await makeInterview(kernel, owner, job.id);
  const invited = await kernel.run(videoInterviews.advance, { id: interview.id }, owner.call);
  await makeAnswerRows(kernel, organisationId, interview.id, asked.question);
  const mail = await mailOf(kernel, organisationId, interview.id);
  const evaluation = await makeEvaluation(kernel, { owner, jobId: job.id, videoInterviewId: interview.id });
  const shareId = await makeShares(kernel, owner, interview.id, [bystander, ...sharedWith]);
  const pipeline = await makePipelineRows(kernel, owner, job.id, interview.applicationId);
  const ids: Record<ResourceName, number> = {
    organisation: organisationId,
    user: bystander.userId,
    token: bystanderTokenId,
    job: job.id,
    ...asked,
    candidate: interview.candidateId,
    application: interview.applicationId,
    videoInterview: interview.id,
    import: await importOf(kernel, owner, interview),
    file: await photoOf(kernel, owner, interview.id),
    uploadedFile: await makeUploadedFile({ kernel, user: bystander }),
    share: shareId,
    ...(await makeResume(kernel, owner, interview.applicationId)),
    ...workflow,
    step: await firstStepOf(kernel, organisationId, interview.applicationId),
    ...(await makeAlert(kernel, owner, workflow.stage, interview.applicationId)),
    ...evaluation,
    ...pipeline.ids,
    ...(await makeRollupRows(kernel, organisationId, job.id)),
    mail: mail.mailId,
    mailboxMessage: mail.messageId,
    deadLetter: await makeDeadLetter(kernel, { organisationId, mailId: mail.mailId }),
    event: await eventOf(kernel, organisationId, job.id),
  };
  const roles = new Map(members.map(([user, role]) => [user.userId, [role]]));
  return {
    name,
    organisationId,
    ownerUserId: owner.userId,
    team: roles,
    sharedWith: new Set([bystander, ...sharedWith].map(({ userId }) => userId)),
    noteBy: owner.userId,
    ids,
    activationKey: invited.activationKey ?? "",
    assessmentKey: pipeline.assessmentKey,
    publicKey: job.publicKey,
  };
}

/** Makes one more candidate with an interview, not yet invited, on a job. */
export async function makeInterview(kernel: Kernel, manager: TestUser, jobId: number) {
  const unique = kernel.ports.cryptography.randomHex(5);
  const person = { firstName: "Wanda", lastName: "World", email: `${unique}@applicants.example` };
  return kernel.run(videoInterviews.create, { ...person, jobId }, manager.call);
}

/** An import of the candidate who is there already: it changes nothing else. */
async function importOf(
  kernel: Kernel,
  { call }: TestUser,
  { jobId, firstName, lastName, email }: VideoInterviewView,
): Promise<number> {
  const made = await kernel.run(operations.imports.create, { jobId, rows: [{ firstName, lastName, email }] }, call);
  return made.id;
}

/** The photo of an interview. */
async function photoOf(kernel: Kernel, owner: TestUser, id: number): Promise<number> {
  const photo = await makeUploadedFile({ kernel, user: owner });
  await kernel.run(videoInterviews.update, { id, photo }, owner.call);
  return photo;
}

const findMail = namedQuery<{ id: string }>("select id from mails where video_interview_id = $1");
const findMessage = namedQuery<{ id: string }>("select id from mailbox_messages where mail_id = $1");

/** The invitation to an interview, and its message in the local mailbox. */
async function mailOf(kernel: Kernel, organisationId: number, videoInterviewId: number) {
  return kernel.runAsSystem(organisationId, "makeRow", async ({ sql, now }) => {
    const mail = await findRow(sql, findMail, [videoInterviewId]);
    const letter = ["wanda@applicants.example", "Your interview", "Come.", "<p>Come.</p>"];
    await sql.rows(putInMailbox, [organisationId, mail?.id, ...letter, now, null]);
    const message = await findRow(sql, findMessage, [mail?.id]);
    return { mailId: toId(mail?.id ?? ""), messageId: toId(message?.id ?? "") };
  });
}

const findEvent = namedQuery<{ id: string }>("select id from events where job_id = $1 order by id desc limit 1");

/** The last thing that happened on a job. */
export async function eventOf(kernel: Kernel, organisationId: number, jobId: number): Promise<number> {
  const row = await kernel.readAsSystem(organisationId, (sql) => findRow(sql, findEvent, [jobId]));
  return toId(row?.id ?? "");
}
