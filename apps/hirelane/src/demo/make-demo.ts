import { daysAfter, type Role, Role as Roles } from "@hirelane/domain";
import { type Call, createOrganisation, createUser, issueToken, type Kernel, operations } from "@hirelane/operations";
import { DEMO_PASSWORD, type DemoJob, demoJobs, demoOrganisation, demoUsers } from "./demo-company.ts";
import { makeDemoEvaluation } from "./demo-evaluations.ts";
import type { DemoFile } from "./demo-file.ts";
import { makeDemoQuestions, takeDemoInterview } from "./demo-interviews.ts";
import { demoPerson } from "./demo-people.ts";
import { type DemoPipeline, followDemoCourse } from "./demo-pipeline.ts";
import { type DemoApplicant, makeDemoResumes } from "./demo-resumes.ts";
import { type DemoWorkflow, makeDemoWorkflow } from "./demo-workflows.ts";

interface Member {
  readonly userId: number;
  readonly token: string;
  readonly call: Call;
}

type Members = Readonly<Record<Role, Member>>;

const { applications, candidates, jobs, scoreWeights, videoInterviews, workflows } = operations;

/** Applicants of a demo job at most: one page of a list. */
const PAGE = 100;

/** Of the people of the first job, who applies for the second as well. */
const APPLYING_TWICE = [0, 26, 47];

/** Makes the demo company through the operations that people use: its events and mails are real. */
export async function makeDemo(kernel: Kernel): Promise<Omit<DemoFile, "url">> {
  const { organisationId, members } = await makeCompany(kernel);
  const { admin, recruiter, hiringManager } = members;
  const questionSetId = await makeDemoQuestions(kernel, admin.call);
  const used = {
    engineering: await makeDemoWorkflow(kernel, recruiter.call, "engineering", []),
    design: await makeDemoWorkflow(kernel, admin.call, "design", [recruiter.userId]),
  };
  const pipelines: (DemoPipeline & { readonly jobId: number })[] = [];
  let person = 0;
  for (const [index, job] of demoJobs.entries()) {
    const manager = index === 0 ? recruiter.call : admin.call;
    const workflow = used[job.workflow];
    const jobId = await makeJob(kernel, manager, job, { questionSetId, workflowId: workflow.id });
    const applicationIds = await makeApplicants(kernel, manager, jobId, { job, person, workflow });
    person += job.applicants;
    pipelines.push({ index, jobId, workflow, applicationIds, manager, interviewer: hiringManager });
  }
  const jobIds = pipelines.map(({ jobId }) => jobId);
  await applyTwice(kernel, admin.call, pipelines);
  const reviewer = { jobId: jobIds[0], userId: hiringManager.userId, role: "reviewer" };
  await kernel.run(jobs.addTeamMember, reviewer, recruiter.call);
  await makeEvaluations(kernel, members, jobIds);
  for (const pipeline of pipelines) await followDemoCourse(kernel, pipeline);
  return { organisationId, jobIds, ...waysIn(members) };
}

function waysIn(members: Members): Pick<DemoFile, "tokens" | "logins"> {
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
  return { tokens, logins };
}

async function makeJob(
  kernel: Kernel,
  call: Call,
  job: DemoJob,
  { questionSetId, workflowId }: { readonly questionSetId: number; readonly workflowId: number },
): Promise<number> {
  const { title, description, location, employmentType, minExperienceYears, published, mustHaveSkills, weights } = job;
  const fields = { title, description, location, employmentType, minExperienceYears, published, mustHaveSkills };
  const scoreWeightId = weights === null ? null : (await kernel.run(scoreWeights.create, { weights }, call)).id;
  const { id } = await kernel.run(jobs.create, { ...fields, scoreWeightId, questionSetId }, call);
  await kernel.run(workflows.assign, { jobId: id, workflowId }, call);
  return id;
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

interface Applicants {
  readonly job: DemoJob;
  /** The index of the first person who applies. */
  readonly person: number;
  readonly workflow: DemoWorkflow;
}

/** Lets people apply, and invites the first of them; gives their applications in the order in which they came. */
async function makeApplicants(
  kernel: Kernel,
  call: Call,
  jobId: number,
  { job, person, workflow }: Applicants,
): Promise<number[]> {
  for (let nth = 0; nth < job.applicants; nth += 1)
    await kernel.run(candidates.create, { ...demoPerson(person + nth), jobId }, call);
  const list = { filters: { jobId }, order: "id", limit: PAGE };
  const ids = (await kernel.run(applications.list, list, call)).items.map(({ id }) => id);
  const applicants = ids.map((applicationId, nth) => ({ applicationId, person: person + nth }));
  await makeDemoResumes(kernel, call, job, applicants);
  await makeInterviews(kernel, call, jobId, { job, person, workflow }, ids);
  return ids;
}

/** Lets some of those who applied for the first job apply for the second as well: dashboards count them once. */
async function applyTwice(
  kernel: Kernel,
  call: Call,
  [first, second]: readonly Pick<DemoPipeline & { readonly jobId: number }, "applicationIds" | "jobId">[],
): Promise<void> {
  const job = demoJobs[1];
  if (first === undefined || second === undefined || job === undefined) return;
  const again: DemoApplicant[] = [];
  for (const person of APPLYING_TWICE) {
    const { candidateId } = await kernel.run(applications.get, { id: first.applicationIds[person] ?? 0 }, call);
    const { id } = await kernel.run(applications.create, { jobId: second.jobId, candidateId }, call);
    again.push({ applicationId: id, person });
  }
  await makeDemoResumes(kernel, call, job, again);
}

/** Moves the first applicants to their video interview, which invites them, and prepares those of the next. */
async function makeInterviews(
  kernel: Kernel,
  call: Call,
  jobId: number,
  { job, person, workflow }: Applicants,
  applicationIds: readonly number[],
): Promise<void> {
  const { invitedInterviews, newInterviews } = job;
  const invited = applicationIds.slice(0, invitedInterviews);
  if (invited.length === 0) return;
  const move = { action: "move", stageId: workflow.stageOf("videoInterview"), ids: invited };
  await kernel.run(applications.bulk, move, call);
  const { items } = await kernel.run(videoInterviews.list, { filters: { jobId }, limit: PAGE }, call);
  for (const { id, applicationId } of items)
    await takeDemoInterview(kernel, call, { id, nth: invited.indexOf(applicationId) });
  for (let nth = invitedInterviews; nth < invitedInterviews + newInterviews; nth += 1) {
    const { firstName, lastName, email, phone, address } = demoPerson(person + nth);
    const { id } = await kernel.run(
      videoInterviews.create,
      { jobId, firstName, lastName, email, phone, address },
      call,
    );
    if (nth % 2 === 0) continue;
    await kernel.run(videoInterviews.setDeadline, { id, deadline: daysAfter(kernel.ports.now(), 7 + nth) }, call);
  }
}
