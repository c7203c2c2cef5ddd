import { operations } from "@hirelane/operations";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { testLogExample } from "../assessments/examples.fixture.ts";
import { candidateExample, candidateListExample } from "../candidates/examples.fixture.ts";
import { screeningExample } from "../screenings/examples.fixture.ts";
import { differences, type Json } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { alertExample, ruleExample, stageExample } from "../workflows/examples.fixture.ts";
import { type CaseV1, useCaseV1 } from "./case-v1.fixture.ts";

const t = useApi();
const { home, send, known } = useCaseV1(t);

const TIME = "2025-01-06T14:39:59.433143Z";
const service = { id: 1, name: "Resume Screening" };

/** What SPEC §7 says of the objects that the source leaves out. */
const stepExample: Json = {
  id: 1,
  order: 12,
  service,
  started: true,
  completed: false,
  approved: false,
  status: "In Progress",
};
const moduleExample: Json = {
  id: 1,
  name: "Trainees",
  job: 1,
  steps_json: [{ id: 1, order: 1, content: null }],
  updated_at: TIME,
  updated_by: 1,
};
const feedbackExample: Json = {
  id: 1,
  candidate: 1,
  job: 1,
  user: 1,
  step_name: "First look",
  feedback: "Good.",
  rating: 4,
  created_at: TIME,
};
const decided: Json = {
  message: "Resume screening completed successfully. Interview step updated.",
  interview_step_id: 125,
  candidate: candidateExample,
};

/** A section of a source, a request as it draws it, and the answer that it shows. */
interface Example {
  readonly section: string;
  readonly method: string;
  readonly path: (rows: CaseV1) => string;
  readonly body?: (rows: CaseV1) => object;
  readonly answer: Json;
}

const get = (section: string, path: Example["path"], answer: Json): Example => ({
  section,
  method: "GET",
  path,
  answer,
});
const action = ({ candidate: who, job, module }: CaseV1, more: object) => ({
  candidate_id: who,
  job_id: job,
  module_id: module,
  service,
  ...more,
});
const paged = (result: Json): Json => ({ count: 1, next: null, previous: null, results: [result] });
const candidate = z.record(z.string(), z.json()).parse(candidateExample);
const resume = z.record(z.string(), z.json()).parse(candidate["resumes"]);
const jobStatusExample: Json = {
  id: 1,
  candidate: 1,
  job: 1,
  stage_name: "Resume Screening",
  status: "Applied",
  updated_at: TIME,
  update_by: null,
};
const caller = { user: { org: {}, role: { name: "Admin" } } };

const examples: readonly Example[] = [
  get("workflow: stage/<int:stage_id>/rule/", ({ screening }) => `/workflow/stage/${screening}/rule/`, ruleExample),
  get(
    "workflow: stage/<int:stage_id>/alert/",
    ({ screening }) => `/workflow/stage/${screening}/alert/`,
    paged(alertExample),
  ),
  get("interview: list/", () => "/interview/list/", [moduleExample]),
  get("interview: job/<int:jobId>/interview-modules/", ({ job }) => `/interview/job/${job}/interview-modules/`, [
    moduleExample,
  ]),
  get(
    "interview: interview-module/<int:module_id>/service/<str:service_name>/steps/",
    ({ module }) => `/interview/interview-module/${module}/service/Manual/steps/`,
    { instructions: "Cook." },
  ),
  get(
    "interview: feedbacks/<int:job_id>/<int:candidate_id>/",
    ({ job, candidate: who }) => `/interview/feedbacks/${job}/${who}/`,
    [feedbackExample],
  ),
  {
    section: "interview: update-step/",
    method: "POST",
    path: () => "/interview/update-step/",
    body: (rows) => action(rows, { action: "Start", order: 1 }),
    answer: { message: stepExample },
  },
  {
    section: "interview: shortlist-candidate/",
    method: "POST",
    path: () => "/interview/shortlist-candidate/",
    body: (rows) => action(rows, {}),
    answer: decided,
  },
  {
    section: "interview: unshortlist-candidate/",
    method: "POST",
    path: () => "/interview/unshortlist-candidate/",
    body: (rows) => action(rows, { status: "Shortlisted" }),
    answer: { message: "Candidate unshortlisted successfully", candidate: candidateExample },
  },
  {
    section: "interview: update-status/",
    method: "PATCH",
    path: () => "/interview/update-status/",
    body: (rows) => action(rows, { status: "Shortlisted" }),
    answer: decided,
  },
  get(
    "filter: candidate/<int:job_id>/",
    ({ job }) => `/filter/candidate/${job}/?status_text=Shortlisted!&o=id`,
    candidateListExample,
  ),
  get(
    "filter: testlog/<int:job_id>/",
    ({ job }) => `/filter/testlog/${job}/`,
    paged({ ...candidate, test_logs: [testLogExample] }),
  ),
  get(
    "filter: personality_screening/<int:job_id>/",
    ({ job }) => `/filter/personality_screening/${job}/`,
    paged({ ...candidate, screenings: [screeningExample] }),
  ),
  get("filter: CandidateViewSet", () => "/candidates/", candidateListExample),
  get("filter: ResumeViewSet", ({ job }) => `/resumes/?job=${job}`, paged({ ...resume, candidate: 1, cv: null })),
  get(
    "filter: JobUniversalStatusViewSet",
    ({ candidate: who }) => `/job-statuses/?candidate__id=${who}`,
    paged(jobStatusExample),
  ),
  get("filter: TestLogViewSet", ({ job }) => `/test-logs/?job=${job}`, paged(testLogExample)),
  get(
    "filter: PersonalityScreeningViewSet",
    ({ job }) => `/personality-screenings/?job=${job}`,
    paged(screeningExample),
  ),
  get(
    "workflow: WorkFlowStageViewSet",
    ({ module }) => `/workflow/stages/?workflow_id=${module}&service=resume screening`,
    paged(stageExample),
  ),
  get("workflow: StageRulesViewSet", ({ module }) => `/workflow/rules/?workflow_id=${module}`, paged(ruleExample)),
  get("workflow: AlertViewSet", ({ screening }) => `/workflow/alerts/?stage=${screening}`, paged(alertExample)),
  get("SPEC §7: interview-modules", () => "/interview/interview-modules/", paged(moduleExample)),
  get("SPEC §7: interview-steps", ({ job }) => `/interview/interview-steps/?job=${job}`, paged(stepExample)),
  get(
    "SPEC §7: interview-step-feedback",
    ({ job }) => `/interview/interview-step-feedback/?job=${job}`,
    paged(feedbackExample),
  ),
  {
    section: "workflow: move-to-nextstage/",
    method: "PATCH",
    path: () => "/workflow/move-to-nextstage/",
    body: ({ candidate: candidate_id, job: job_id }) => ({ candidate_id, job_id }),
    answer: {
      message: "text",
      candidate_id: 456,
      job_id: 1234,
      stage: { id: 1, stage_name: "Trial day", order: 2, service },
    },
  },
];

/** Gives the candidate all that lists show beside one: a rule and its alert, feedback, a test and a screening. */
beforeAll(async () => {
  const { job, candidate: who, screening } = known();
  const about = { candidate: who, job };
  const condition = { field: "overall_score", operator: ">=", value: 9, enabled: true };
  await send("POST", "/workflow/rules/", { stage: screening, rule: { logic: "AND", conditions: [condition] } });
  await send("POST", "/interview/interview-step-feedback/", {
    ...about,
    step_name: "First look",
    feedback: "Good.",
    rating: 4,
  });
  await send("POST", "/interview/shortlist-candidate/", { candidate_id: who, job_id: job });
  const { body: log } = await send("POST", "/test-logs/", {
    ...about,
    name: "Logic",
    test_url: "https://tests.example/",
  });
  await send("PATCH", `/test-logs/${log.id}/`, { score: 157, total: 200, proctoring: { tabs: 1 } });
  const questions = [{ kind: "text" as const, prompt: "Why?" }];
  const set = await t().kernel.run(operations.questionSets.create, { name: "Why", questions }, home().owner.call);
  await send("POST", "/personality-screenings/", { ...about, question_set: set.id });
  await send("POST", "/interview/unshortlist-candidate/", { candidate_id: who, job_id: job });
});

test.each(examples)(
  "$section: the answer has the keys and types of the example",
  async ({ method, path, body, answer }) => {
    const { status, body: told, text } = await send(method, path(known()), body && { ...caller, ...body(known()) });
    expect(status, text).toBe(200);
    expect(differences(answer, told)).toEqual([]);
  },
);
