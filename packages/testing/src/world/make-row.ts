import { findRow, namedQuery, putInMailbox, toId } from "@hirelane/db";
import type { ResourceName, TeamRole } from "@hirelane/domain";
import { type Kernel, operations } from "@hirelane/operations";
import { makeDeadLetter } from "../make-dead-letter.ts";
import type { TestUser } from "../make-organisation.ts";
import type { RowName, WorldRow } from "./world.ts";

const { jobs, videoInterviews } = operations;

/** What a row of the world is made of. */
export interface NewRow {
  readonly name: RowName;
  readonly owner: TestUser;
  readonly team: readonly (readonly [TestUser, TeamRole])[];
  /** A member who never calls: the user of the row, and a reviewer of its job. */
  readonly bystander: TestUser;
  readonly bystanderTokenId: number;
}

/** Makes a job with a team, an invited candidate, their mail and its message. */
export async function makeRow(
  kernel: Kernel,
  { name, owner, team, bystander, bystanderTokenId }: NewRow,
): Promise<WorldRow> {
  const { organisationId } = owner.principal;
  const job = await kernel.run(
    jobs.create,
    { title: `Job ${name}` },
    { ...owner.call, idempotencyKey: `world-${name}` },
  );
  const members = [...team, [bystander, "reviewer"] as const];
  for (const [user, role] of members) {
    await kernel.run(jobs.addTeamMember, { jobId: job.id, userId: user.userId, role }, owner.call);
  }
  const interview = await makeInterview(kernel, owner, job.id);
  const invited = await kernel.run(videoInterviews.advance, { id: interview.id }, owner.call);
  const mail = await mailOf(kernel, organisationId, interview.id);
  const ids: Record<ResourceName, number> = {
    organisation: organisationId,
    user: bystander.userId,
    token: bystanderTokenId,
    job: job.id,
    candidate: interview.candidateId,
    application: interview.applicationId,
    videoInterview: interview.id,
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
    ids,
    activationKey: invited.activationKey ?? "",
  };
}

/** Makes one more candidate with an interview, not yet invited, on a job. */
export async function makeInterview(kernel: Kernel, manager: TestUser, jobId: number) {
  const unique = kernel.ports.cryptography.randomHex(5);
  const person = { firstName: "Wanda", lastName: "World", email: `${unique}@applicants.example` };
  return kernel.run(videoInterviews.create, { ...person, jobId }, manager.call);
}

const findMail = namedQuery<{ id: string }>("select id from mails where video_interview_id = $1");
const findMessage = namedQuery<{ id: string }>("select id from mailbox_messages where mail_id = $1");

/** The invitation to an interview, and its message in the local mailbox. */
async function mailOf(kernel: Kernel, organisationId: number, videoInterviewId: number) {
  return kernel.runAsSystem(organisationId, "makeRow", async ({ sql, now }) => {
    const mail = await findRow(sql, findMail, [videoInterviewId]);
    const letter = ["wanda@applicants.example", "Your interview", "Come.", "<p>Come.</p>"];
    await sql.rows(putInMailbox, [organisationId, mail?.id, ...letter, now]);
    const message = await findRow(sql, findMessage, [mail?.id]);
    return { mailId: toId(mail?.id ?? ""), messageId: toId(message?.id ?? "") };
  });
}

const findEvent = namedQuery<{ id: string }>("select id from events where job_id = $1 order by id desc limit 1");

/** The last thing that happened on a job. */
async function eventOf(kernel: Kernel, organisationId: number, jobId: number): Promise<number> {
  const row = await kernel.readAsSystem(organisationId, (sql) => findRow(sql, findEvent, [jobId]));
  return toId(row?.id ?? "");
}
