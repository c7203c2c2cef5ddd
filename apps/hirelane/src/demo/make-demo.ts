import { daysAfter, type Role, Role as Roles } from "@hirelane/domain";
import { type Call, createOrganisation, createUser, issueToken, type Kernel, operations } from "@hirelane/operations";
import { DEMO_PASSWORD, type DemoJob, demoJobs, demoOrganisation, demoUsers } from "./demo-company.ts";
import { makeDemoEvaluation } from "./demo-evaluations.ts";
import type { DemoFile } from "./demo-file.ts";
import { makeDemoQuestions, takeDemoInterview } from "./demo-interviews.ts";
import { demoPerson, type DemoPerson } from "./demo-people.ts";

interface Member {
  readonly userId: number;
  readonly token: string;
  readonly call: Call;
}

type Members = Readonly<Record<Role, Member>>;

const { candidates, jobs, videoInterviews } = operations;

/** Makes the demo company through the operations that people use: its events and mails are real. */
export async function makeDemo(kernel: Kernel): Promise<Omit<DemoFile, "url">> {
  const { organisationId, members } = await makeCompany(kernel);
  const jobIds: number[] = [];
  const questionSetId = await makeDemoQuestions(kernel, members.admin.call);
  let person = 0;
  for (const [index, job] of demoJobs.entries()) {
    const { call } = index === 0 ? members.recruiter : members.admin;
    const { title, description, published } = job;
    const { id } = await kernel.run(jobs.create, { title, description, published, questionSetId }, call);
    jobIds.push(id);
    for (let nth = 0; nth < job.applicants; nth += 1, person += 1)
      await makeApplicant(kernel, call, id, job, nth, demoPerson(person));
  }
  const [jobId] = jobIds;
  const { userId } = members.hiringManager;
  await kernel.run(jobs.addTeamMember, { jobId, userId, role: "reviewer" }, members.recruiter.call);
  await makeEvaluations(kernel, members, jobIds);
  const logins = Roles.options.map((role) => {
    return { role, email: demoUsers[role].email, password: DEMO_PASSWORD, token: members[role].token };
  });
  const { owner, admin, recruiter, hiringManager } = members;
  const tokens = {
    owner: owner.token,
    admin: admin.token,
    recruiter: recruiter.token,
    hiringManager: hiringManager.token,
  };
  return { organisationId, jobIds, tokens, logins };
}

/** The first job is evaluated by recruiter and admin, and one interview shared; the others by the hiring manager. */
async function makeEvaluations(kernel: Kernel, members: Members, jobIds: readonly number[]): Promise<void> {
  const { admin, recruiter, hiringManager } = members;
  for (const [index, jobId] of jobIds.entries()) {
    const evaluators = index === 0 ? [recruiter, admin] : [hiringManager];
    const sharedWith = index === 0 ? hiringManager : null;
    const manager = index === 0 ? recruiter.call : admin.call;
    await makeDemoEvaluation(kernel, { jobId, manager, evaluators, sharedWith });
  }
}

async function makeCompany(kernel: Kernel): Promise<{ organisationId: number; members: Members }> {
  const passwordHash = await kernel.ports.passwords.hash(DEMO_PASSWORD);
  return kernel.runAsSystem(null, "makeDemo", async (context) => {
    const organisationId = await createOrganisation(context, demoOrganisation);
    const makeMember = async (role: Role): Promise<Member> => {
      const { id: userId } = await createUser(context, organisationId, { ...demoUsers[role], role }, passwordHash);
      const token = await issueToken(context, {
        organisationId,
        userId,
        kind: "permanent",
        name: "demo",
        expiresAt: null,
      });
      const principal = { kind: "user", organisationId, userId, tokenId: token.id } as const;
      return { userId, token: token.token, call: { principal, requestId: "demo", address: "127.0.0.1" } };
    };
    const members = {
      owner: await makeMember("owner"),
      admin: await makeMember("admin"),
      recruiter: await makeMember("recruiter"),
      hiringManager: await makeMember("hiringManager"),
    };
    return { organisationId, members };
  });
}

async function makeApplicant(
  kernel: Kernel,
  call: Call,
  jobId: number,
  job: DemoJob,
  nth: number,
  person: DemoPerson,
): Promise<void> {
  await kernel.run(candidates.create, { ...person, jobId }, call);
  if (nth >= job.newInterviews + job.invitedInterviews) return;
  const { firstName, lastName, email, phone, address } = person;
  const { id } = await kernel.run(videoInterviews.create, { jobId, firstName, lastName, email, phone, address }, call);
  const isInvited = nth < job.invitedInterviews;
  if (!isInvited && nth % 2 === 0) return;
  await kernel.run(videoInterviews.setDeadline, { id, deadline: daysAfter(kernel.ports.now(), 7 + nth) }, call);
  if (!isInvited) return;
  await kernel.run(videoInterviews.advance, { id }, call);
  await takeDemoInterview(kernel, call, { id, nth });
}
