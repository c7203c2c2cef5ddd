import { type InterviewSuite, interviewSuite, logIn, type Partner, read, type Recruiting, until } from "./clients.ts";

const [url = "", email = "", password = ""] = process.argv.slice(2);
const partner: Partner = { url, email, password };
const recruiting = await logIn(partner);
const { jobId, jobKey, moduleId, ownerId, stageIds } = await openJob(recruiting);

const leia = await apply("Leia", "Organa", "Aldera", "Three years of navigation, and of work with droids.", 1);
const luke = await apply("Luke", "Skywalker", "Anchorhead", "Repairs droids.", 2);
await isTakenBack(luke);
await isScreened(leia);
await isTested(leia);
await isInterviewed(leia);
await isHired(leia);
const applications = { Leia: await applicationOf(leia), Luke: await applicationOf(luke) };
process.stdout.write(JSON.stringify({ jobId, applications, stages: stageIds }));

/** A workflow with rules, and a job that uses it. */
async function openJob(api: Recruiting) {
  const workflow = await read(
    api.POST("/workflow/workflows/", {
      body: {
        name: "Pilots",
        stages: [
          { stage_name: "Screening", order: 1, service: { name: "Resume Screening" } },
          {
            stage_name: "Assessment",
            order: 2,
            service: "Assessment",
            stage_configuration: {
              assessments: [{ name: "Simulator", test_url: "https://tests.example/simulator" }],
              valid_days: 3,
            },
          },
          { stage_name: "Video interview", order: 3, service: "Automated Video Interview" },
          { stage_name: "Final interview", order: 4, service: "Scheduled Final Interview" },
        ],
      },
    }),
  );
  const [screening, assessment] = workflow.stages;
  const rules = [
    { stage: screening?.id ?? 0, field: "skills_score", value: 4 },
    { stage: assessment?.id ?? 0, field: "assessment_score", value: 70 },
  ] as const;
  for (const { stage, field, value } of rules) {
    const conditions = [{ field, operator: ">=" as const, value }];
    await read(api.POST("/workflow/rules/", { body: { stage, rule: { logic: "AND", conditions } } }));
  }
  const weights = { work_experience: "0.10", projects: "0.10", education: "0.10", certifications: "0.10" };
  const { id: score_weight } = await read(api.POST("/score-weights/", { body: { skills: "0.60", ...weights } }));
  const wanted = { title: "Pilot", must_have_skills: ["Navigation", "Droids"], score_weight: score_weight ?? 0 };
  const job = await read(api.POST("/jobs/", { body: wanted }));
  const assigned = { job_id: job.id, workflow_id: workflow.id };
  await read(api.POST("/workflow/assign/", { params: { query: assigned } }));
  const open = { params: { path: { jobId: job.id } }, body: { published: true } };
  const { published } = await read(api.PATCH("/jobs/{jobId}/", open));
  if (!published) throw new Error("The job is not published.");
  const stageIds = Object.fromEntries(workflow.stages.map(({ stage_name, id }) => [stage_name.toLowerCase(), id]));
  return { jobId: job.id, jobKey: job.encrypted, moduleId: workflow.id, ownerId: job.owner?.id ?? 0, stageIds };
}

/** Somebody applies by the apply page, and the CV is read; gives the candidate's id. */
async function apply(firstName: string, lastName: string, city: string, cv: string, nth: number): Promise<number> {
  const form = new FormData();
  const address = `${firstName.toLowerCase()}@rebels.example`;
  for (const [name, value] of Object.entries({ firstName, lastName, email: address, city })) form.set(name, value);
  form.set("cv", new Blob([cv], { type: "text/plain" }), "cv.txt");
  const applied = await fetch(`${url}/apply/${jobKey}`, { method: "POST", body: form });
  if (!applied.ok) throw new Error(`Applying was answered with ${applied.status}.`);
  await until(async () => {
    const query = { job: jobId, o: "-id" } as const;
    const { count, results } = await read(recruiting.GET("/resumes/", { params: { query } }));
    return count === nth && results[0]?.resume_score?.skills_score != null ? true : undefined;
  });
  const inJob = { params: { path: { jobId } } };
  const { results } = await read(recruiting.GET("/filter/candidate/{jobId}/", inJob));
  return results.find(({ email: own }) => own === address)?.id ?? 0;
}

async function applicationOf(candidate: number): Promise<number> {
  const query = { candidate__id: candidate };
  const { results } = await read(recruiting.GET("/job-statuses/", { params: { query } }));
  return results[0]?.id ?? 0;
}

async function isIn(candidate: number, stage: string): Promise<void> {
  await until(async () => {
    const query = { candidate__id: candidate };
    const { results } = await read(recruiting.GET("/job-statuses/", { params: { query } }));
    return results[0]?.stage_name === stage ? true : undefined;
  });
}

function about(candidate: number) {
  return { candidate_id: candidate, job_id: jobId, module_id: moduleId };
}

async function isTakenBack(candidate: number): Promise<void> {
  for (const status of ["Rejected", "Under Review"]) {
    const body = { ...about(candidate), status, service: { name: "Resume Screening" } };
    await read(recruiting.PATCH("/interview/update-status/", { body }));
  }
}

async function isScreened(candidate: number): Promise<void> {
  for (const action of ["Start", "Complete"]) {
    const body = { ...about(candidate), action, service: "Resume Screening" };
    await read(recruiting.POST("/interview/update-step/", { body }));
  }
  await isIn(candidate, "Assessment");
}

async function isTested(candidate: number): Promise<void> {
  const { results } = await read(recruiting.GET("/test-logs/", { params: { query: { job: jobId } } }));
  const path = { testLogId: results[0]?.id ?? 0 };
  await fetch(`${url}/assessment/${results[0]?.key}`, { method: "POST", redirect: "manual" });
  await read(recruiting.PATCH("/test-logs/{testLogId}/", { params: { path }, body: { started: true } }));
  const body = { completed: true, score: 18, total: 20 };
  const done = await read(recruiting.PATCH("/test-logs/{testLogId}/", { params: { path }, body }));
  if (done.average_percentage !== "90.00") throw new Error(`The test gave ${done.average_percentage}.`);
  await isIn(candidate, "Video interview");
}

/** The interview itself, over v3: its manager sees the key, and its candidate takes it. */
async function isInterviewed(candidate: number): Promise<void> {
  const anybody = interviewSuite(url, "");
  const { token } = await read(anybody.POST("/api-token-auth/", { body: { email, password } }));
  const manager = interviewSuite(url, `Token ${token}`);
  const found = await invited(manager);
  const own = interviewSuite(url, `ActivationKey ${found.activation_key}`);
  const { status, seconds_until_deadline: left } = await read(own.GET("/whoami/candidate/"));
  if (status !== "invited" || left === null) throw new Error(`Leia is ${status}.`);
  const [companyId = 0, projectId = 0, candidateId = 0] =
    found.resource_uri
      .match(/\d+(?=\/)/g)
      ?.slice(-3)
      .map(Number) ?? [];
  const path = { companyId, projectId, candidateId };
  const at = "/companies/{companyId}/projects/{projectId}/candidates/{candidateId}/status/advance/";
  for (const expected of ["confirmed", "interviewing", "interviewed"]) {
    const { status: now } = await read(own.PATCH(at, { params: { path } }));
    if (now !== expected) throw new Error(`Leia is ${now}, and not ${expected}.`);
  }
  const body = { ...about(candidate), action: "Approve", service: "Automated Video Interview" };
  await read(recruiting.POST("/interview/update-step/", { body }));
}

async function invited(manager: InterviewSuite) {
  const companies = await read(manager.GET("/companies/"));
  const companyId = Number(companies.objects[0]?.resource_uri.match(/(\d+)\/$/)?.[1]);
  const path = { companyId, projectId: jobId };
  const query = { status: "invited", limit: 1 } as const;
  const at = "/companies/{companyId}/projects/{projectId}/candidates/";
  const { objects } = await read(manager.GET(at, { params: { path, query } }));
  const [only] = objects;
  if (only === undefined) throw new Error("Nobody is invited.");
  return only;
}

async function isHired(candidate: number): Promise<void> {
  const { candidate_id, job_id } = about(candidate);
  const final_interview = { starts_at: "2099-05-04T10:00:00Z", interviewers: [ownerId], place: "Hangar 7" };
  await read(recruiting.PATCH("/workflow/move-to-nextstage/", { body: { candidate_id, job_id, final_interview } }));
  const said = {
    candidate,
    job: jobId,
    step_name: "Final interview",
    feedback: "Calm, and quick to decide.",
    rating: 5,
  };
  await read(recruiting.POST("/interview/interview-step-feedback/", { body: said }));
  const body = { ...about(candidate), status: "Hired", service: "Scheduled Final Interview" };
  const hired = await read(recruiting.PATCH("/interview/update-status/", { body }));
  if (hired.message === undefined) throw new Error("Leia is not hired.");
}
