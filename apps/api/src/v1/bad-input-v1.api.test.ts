import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { type CaseV1, useCaseV1 } from "./case-v1.fixture.ts";

const t = useApi();
const { home, send, known } = useCaseV1(t);

const NOBODY = 999_999_999;
const REQUIRED = ["This field is required."];
const SERVICE = "Must be a service: its name, or an object with it.";
const target = ({ job, candidate, module }: CaseV1) => ({
  candidate_id: candidate,
  job_id: job,
  module_id: module,
  service: { id: 1, name: "Resume Screening" },
});

/** What is sent to an action, and how it is answered. */
type BadAction = readonly [what: string, change: object, status: number, error: string];

const forEachAction: readonly BadAction[] = [
  ["an unknown job", { job_id: NOBODY }, 404, "No such job."],
  ["an unknown candidate", { candidate_id: NOBODY }, 404, "No such candidate."],
  ["an unknown module", { module_id: NOBODY }, 404, "No such workflow."],
  ["an unknown service", { service: { name: "Magic" } }, 404, "No such service."],
  ["a service of another module", { service: "Assessment" }, 404, "No such stage of this service"],
  ["service as a number", { service: 3 }, 400, SERVICE],
  ["service as an object without a name", { service: { id: 3 } }, 400, "service"],
  ["two spellings of the module", { workflow_id: NOBODY }, 400, "workflow_id"],
  ["a candidate that is no number", { candidate_id: "John" }, 400, "candidate_id"],
  ["no job", { job_id: undefined }, 400, "job_id"],
];

const actions = [
  ["POST", "shortlist-candidate", {}],
  ["POST", "unshortlist-candidate", { status: "Shortlisted" }],
  ["POST", "update-step", { action: "Start" }],
  ["PATCH", "update-status", { status: "Not Shortlisted" }],
] as const;

test.each(
  actions.flatMap(([method, action, more]) =>
    forEachAction.map(([what, change, status, error]) => ({ method, action, more, what, change, status, error })),
  ),
)("$action: $what", async ({ method, action, more, change, status, error }) => {
  const answer = await send(method, `/interview/${action}/`, { ...target(known()), ...more, ...change });
  expect([answer.status, answer.body]).toEqual([status, { error: expect.stringContaining(error) }]);
});

test("an unknown action, and an unknown status, are told the choices", async () => {
  const act = (method: string, path: string, more: object) =>
    send(method, `/interview/${path}/`, { ...target(known()), ...more });
  expect(await act("POST", "update-step", { action: "Jump" })).toMatchObject({
    status: 400,
    body: { error: "action: Must be one of: Start, Complete, Approve, Disapprove, Reject." },
  });
  expect(await act("PATCH", "update-status", { status: "Lost" })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("Shortlisted, Not Shortlisted, On Hold, Rejected, Hired") },
  });
});

test("a move to the next stage: an unknown job or candidate is 404, the last stage 400, another stage meanwhile 409", async () => {
  const { job, candidate, manual } = known();
  const move = (more: object) =>
    send("PATCH", "/workflow/move-to-nextstage/", { candidate_id: candidate, job_id: job, ...more });
  for (const [change, status, error] of [
    [{ job_id: NOBODY }, 404, "No such job."],
    [{ candidate_id: NOBODY }, 404, "No such candidate."],
    [{ workflow_id: NOBODY }, 404, "No such workflow."],
    [{ expected_stage: manual }, 409, ""],
    [{ final_interview: { starts_at: "2099-01-01T10:00Z" } }, 400, "This stage is not for final interviews."],
    [{ final_interview: "soon" }, 400, "final_interview"],
  ] as const) {
    const answer = await move(change);
    expect([answer.status, answer.body]).toEqual([status, { error: expect.stringContaining(error) }]);
  }
  for (const name of ["Trial day", "Contract"])
    expect(await move({})).toMatchObject({ status: 200, body: { stage: { stage_name: name } } });
  expect(await move({})).toMatchObject({ status: 400, body: { error: expect.stringContaining("last stage") } });
});

/** The addresses of something that is not there. */
const nowhere: readonly (readonly [path: (rows: CaseV1) => string, detail: string])[] = [
  [() => `/jobs/${NOBODY}/`, "No such job."],
  [() => `/candidates/${NOBODY}/`, "No such candidate."],
  [() => "/candidates/99999999999999999999/", "Not found."],
  [() => "/candidates/john/", "Not found."],
  [() => `/filter/candidate/${NOBODY}/`, "No such job."],
  [() => `/filter/testlog/${NOBODY}/`, "No such job."],
  [() => `/filter/personality_screening/${NOBODY}/`, "No such job."],
  [() => `/interview/job/${NOBODY}/interview-modules/`, "No such job."],
  [() => `/interview/interview-module/${NOBODY}/service/Manual/steps/`, "No such workflow."],
  [({ module }) => `/interview/interview-module/${module}/service/Magic/steps/`, "Not found."],
  [({ module }) => `/interview/interview-module/${module}/service/Assessment/steps/`, "No such stage"],
  [({ candidate }) => `/interview/feedbacks/${NOBODY}/${candidate}/`, "No such job."],
  [({ job }) => `/interview/feedbacks/${job}/${NOBODY}/`, "No such candidate."],
  [({ job, candidate }) => `/interview/feedbacks/${job}/${candidate}/`, "There is no feedback yet."],
  [({ screening }) => `/workflow/stage/${screening}/rule/`, "rule"],
  [({ screening }) => `/workflow/stage/${screening}/alert/`, "No alerts found."],
  [() => `/workflow/stage/${NOBODY}/rule/`, "No such stage."],
  [() => `/workflow/stage/${NOBODY}/alert/`, "No alerts found."],
  [() => "/workflow/valid-rule-fields/9/", "Not found."],
  [() => "/nothing/", "Not found."],
];

test.each(nowhere.map(([path, detail]) => ({ path, detail, shown: path.toString() })))(
  "$shown is 404",
  async ({ path, detail }) => {
    const { status, body } = await send("GET", path(known()));
    expect([status, body]).toEqual([404, { detail: expect.stringContaining(detail) }]);
  },
);

test.each([
  ["PUT", "/interview/update-step/", "POST", "error"],
  ["GET", "/interview/shortlist-candidate/", "POST", "error"],
  ["POST", "/interview/update-status/", "PATCH", "error"],
  ["POST", "/workflow/move-to-nextstage/", "PATCH", "error"],
  ["POST", "/interview/list/", "GET", "detail"],
  ["DELETE", "/candidates/", "GET, POST", "detail"],
  ["POST", "/jobs/1/", "GET, PUT, PATCH, DELETE", "detail"],
  ["POST", "/filter/candidate/1/", "GET", "detail"],
  ["PATCH", "/workflow/assign/", "POST", "detail"],
  ["GET", "/accounts/token/", "POST", "detail"],
])("%s %s is 405, and says that %s is allowed", async (method, path, allowed, field) => {
  const body = method === "GET" || method === "DELETE" ? undefined : {};
  const answer = await send(method, path, body);
  expect([answer.status, answer.headers.get("Allow")]).toEqual([405, allowed]);
  expect(answer.body).toEqual({ [field]: `Method "${method}" not allowed.` });
});

const lists = [
  "/jobs/",
  "/candidates/",
  "/resumes/",
  "/job-statuses/",
  "/test-logs/",
  "/personality-screenings/",
  "/score-weights/",
  "/workflow/workflows/",
  "/workflow/stages/",
  "/workflow/rules/",
  "/workflow/alerts/",
  "/interview/interview-modules/",
  "/interview/interview-steps/",
  "/interview/interview-step-feedback/",
];

test.each([...lists, "/filter/candidate/", "/filter/testlog/", "/filter/personality_screening/"])(
  "%s: a page past the end is 404, a huge page is clamped, and what makes no page is 400",
  async (list) => {
    const path = list.startsWith("/filter/") ? `${list}${known().job}/` : list;
    for (const page of ["2", "0", "99999999999999999999"]) {
      const { status, body } = await send("GET", `${path}?page=${page}`);
      expect([page, status, body]).toEqual([page, 404, { detail: "Invalid page." }]);
    }
    const clamped = await send("GET", `${path}?page_size=100000`);
    expect(clamped).toMatchObject({ status: 200, body: { next: null, previous: null } });
    for (const [query, name] of [
      ["page=last", "page"],
      ["page_size=-1", "page_size"],
      ["page_size=all", "page_size"],
      ["o=nothing", "o"],
      ["ordering=nothing", "ordering"],
    ]) {
      const { status, body } = await send("GET", `${path}?${query}`);
      expect([status, Object.keys(body)], query).toEqual([400, [name]]);
    }
  },
);

test("a rule as broken JSON text names the rule, and what is wrong inside it its place", async () => {
  const stage = known().screening;
  const condition = { field: "city", operator: "=", value: "Pune" };
  for (const [rule, name] of [
    ['{"logic": "AND", "conditions": [', "rule"],
    ["", "rule"],
    ["[]", "rule"],
    ["[".repeat(100_000), "rule"],
    [7, "rule"],
    [undefined, "rule"],
    [{ logic: "AND", conditions: [{ ...condition, field: "shoe_size" }] }, "rule.conditions.0.field"],
    [{ logic: "AND", conditions: [{ ...condition, operator: ">" }] }, "rule.conditions.0.operator"],
    [{ logic: "AND", conditions: [{ field: "city", operator: "=" }] }, "rule.conditions.0.value"],
    [{ logic: "XOR", conditions: [condition] }, "rule.logic"],
    [{ logic: "AND", conditions: condition }, "rule.conditions"],
  ] as const) {
    for (const path of ["/workflow/rules/", "/workflow/rule/"]) {
      const { status, body, text } = await send("POST", path, { stage, rule });
      expect([status, Object.keys(body)], text).toEqual([400, [name]]);
    }
  }
  expect(await send("POST", "/workflow/rules/", { rule: "{}" })).toMatchObject({
    status: 400,
    body: { stage: REQUIRED },
  });
});

test.each([
  ["POST", "/jobs/", { title: "x", experience: 1, min_experience: 2 }, "experience"],
  ["POST", "/interview/interview-steps/", { service: "Manual", module_id: 1, workflow_id: 2 }, "workflow_id"],
])(
  "%s %s: two spellings of one field that differ are 400, and the second is named",
  async (method, path, body, name) => {
    const { job, candidate } = known();
    const answer = await send(method, path, { job, candidate, ...body });
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, [name]]);
  },
);

test("what is no JSON, or no object, is 400; without a token 401", async () => {
  for (const body of ["{", '"text"', "[]", "null", '{"a":'.repeat(50)]) {
    const answer = await t().request("POST", "/api/v1/candidates/", { body });
    expect([body, answer.status]).toEqual([body, 401]);
  }
  const { body: job } = await send("GET", `/jobs/${known().job}/`);
  for (const body of ["{", '"text"', "[]", "null", '{"a":'.repeat(50)]) {
    for (const [method, path, field] of [
      ["POST", "/candidates/", "detail"],
      ["POST", "/interview/update-step/", "error"],
    ] as const) {
      const answer = await t().request(method, `/api/v1${path}`, { token: home().owner.token, body });
      expect([body, answer.status, Object.keys(answer.body)]).toEqual([body, 400, [field]]);
    }
  }
  expect((await send("GET", `/jobs/${known().job}/`)).body).toEqual(job);
});
