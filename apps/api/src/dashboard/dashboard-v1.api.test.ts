import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { differences, type Json } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { useCaseV1 } from "../v1/case-v1.fixture.ts";

const t = useApi();
const { home, send, known, makeJob } = useCaseV1(t);

const TIME = "2024-10-25T14:30:00Z";
const closeFill: Json = { id: 1, name: "John Doe", email: "john@people.example", status: "Hired", hired_at: TIME };
const series: Json = { weeks: ["2024-W43"], data: [1], start_dates: ["2024-10-21"] };
const stages = {
  resume_screening: 12,
  assessment_test: 23,
  video_interview: 13,
  scheduled_final_interview: 4,
  hired: 3,
  on_hold: 2,
};
const figures = {
  total_applicants: 123,
  assessment_ratio: 1.2,
  personality_screening_ratio: 2.3,
  credits_per_hire: 12,
};

/** The answers as the source draws them; with SPEC §5 where it draws none, or slips. */
const examples: readonly (readonly [section: string, path: string, answer: Json])[] = [
  ["total-applicants/", "total-applicants/", { total_applicants: 12 }],
  ["top-location/", "top-location/", { top_location: "Pune", applicant_count: 123 }],
  ["SPEC §5", "top-skill/", { top_skills: [{ skill: "Python", count: 3 }] }],
  ["most-recent-applicant/", "most-recent-applicant/", { most_recent_applicant: TIME }],
  [
    "weekly-graph/",
    "weekly-graph/",
    { results: { applications_received: series, assessments: series, video_interviews: series } },
  ],
  ["applicants-stage-graph/", "applicants-stage-graph/", { results: { ...stages, rejected: 1 } }],
  ["score-distribution-graph/", "score-distribution-graph/", { results: [{ score: 8, count: 1 }] }],
  [
    "applicants-stage-graph-overview/",
    "applicants-stage-graph-overview/",
    {
      count: 1,
      next: null,
      previous: null,
      results: [{ job_name: "Software Tester", stages: { ...stages, reject: 3 } }],
    },
  ],
];

const of = (path: string, job?: number | string) => `/analytics/${path}${job === undefined ? "" : `?job_id=${job}`}`;

/** Lets the candidate have skills, a test and a video interview, and be hired. */
beforeAll(async () => {
  const { job, candidate } = known();
  await send("PATCH", `/candidates/${candidate}/`, { skills: ["Python", "Cooking"] });
  await send("POST", "/interview/shortlist-candidate/", { candidate_id: candidate, job_id: job });
  await send("POST", "/test-logs/", { candidate, job, name: "Logic", test_url: "https://tests.example/" });
  const questions = [{ kind: "text", prompt: "Why?" }];
  const set = await t().kernel.run(operations.questionSets.create, { name: "Why", questions }, home().owner.call);
  await send("POST", "/personality-screenings/", { candidate, job, question_set: set.id });
  await send("PATCH", "/interview/update-status/", { candidate_id: candidate, job_id: job, status: "Hired" });
});

describe("the answers have the keys and types of the examples", () => {
  test.each(examples)("%s: %s, over all jobs and over one", async (_, path, answer) => {
    for (const job of [undefined, known().job]) {
      const { status, body, text } = await send("GET", of(path, job));
      expect(status, text).toBe(200);
      expect(differences(answer, body)).toEqual([]);
    }
  });

  test("details/: of one job, and of many", async () => {
    const one = await send("GET", of("details/", known().job));
    expect(one.status, one.text).toBe(200);
    expect(differences({ close_fills: closeFill, ...figures }, one.body)).toEqual([]);
    const many = await send("GET", of("details/"));
    const jobs = { total_jobs: 1234, close_fill: closeFill, closed_jobs_count: 123, opened_jobs_count: 1231 };
    expect(differences({ ...figures, ...jobs }, many.body)).toEqual([]);
  });
});

test("what is told of one applicant who was hired", async () => {
  const { job, candidate } = known();
  const get = async (path: string) => (await send("GET", of(path, job))).body;
  expect(await get("total-applicants/")).toEqual({ total_applicants: 1 });
  expect(await get("top-location/")).toEqual({ top_location: "Pune", applicant_count: 1 });
  expect(await get("top-skill/")).toEqual({
    top_skills: [
      { skill: "Cooking", count: 1 },
      { skill: "Python", count: 1 },
    ],
  });
  expect(await get("details/")).toEqual({
    close_fills: {
      id: candidate,
      name: "John Doe",
      email: expect.any(String),
      status: "Hired",
      hired_at: expect.any(String),
    },
    total_applicants: 1,
    assessment_ratio: 100,
    personality_screening_ratio: 100,
    credits_per_hire: 15,
  });
  const { results } = await get("weekly-graph/");
  for (const { weeks, data, start_dates } of Object.values<{ weeks: string[]; data: number[]; start_dates: string[] }>(
    results,
  )) {
    expect([weeks.length, start_dates.length, data]).toEqual([12, 12, [...Array.from({ length: 11 }, () => 0), 1]]);
  }
  const { results: bins } = await get("score-distribution-graph/");
  expect(bins).toEqual(Array.from({ length: 11 }, (_, score) => ({ score, count: score === 8 ? 1 : 0 })));
  expect((await get("applicants-stage-graph/")).results).toMatchObject({ hired: 1, resume_screening: 0, rejected: 0 });
});

test("the overview is paged, the newest job first, and narrowed to one job", async () => {
  const newest = await makeJob("Newest");
  const path = of("applicants-stage-graph-overview/");
  const first = await send("GET", `${path}?page_size=1`);
  expect(first.body).toMatchObject({ count: 2, previous: null, results: [{ job_name: "Newest" }] });
  const second = await t().request("GET", new URL(first.body.next).pathname + new URL(first.body.next).search, {
    token: home().owner.token,
  });
  expect(second.body).toMatchObject({ count: 2, next: null, results: [{ job_name: "Trainee" }] });
  expect((await send("GET", `${path}?page=9`)).status).toBe(404);
  expect((await send("GET", of("applicants-stage-graph-overview/", newest))).body).toMatchObject({ count: 1 });
  await t().kernel.run(operations.jobs.delete, { id: newest }, home().owner.call);
});

test("what is told over a range: the stages that were entered, hires and sources", async () => {
  const { job, screening } = known();
  const stage = {
    stage_id: screening,
    stage_name: "First look",
    service: { id: 1, name: "Resume Screening" },
    order: 1,
    workflow_id: known().module,
  };
  const rate = await send("GET", of("pass-through-rate/", job));
  expect(rate.body).toEqual({
    from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    to: expect.any(String),
    results: [
      { ...stage, entered: 1, passed: 1, pass_through_rate: 100 },
      expect.objectContaining({ stage_name: "Trial day", entered: 1, passed: 1 }),
    ],
  });
  const stays = await send("GET", of("time-in-stage/", job));
  expect(stays.body.results[0]).toEqual({ ...stage, passed: 1, average_seconds: expect.any(Number) });
  expect((await send("GET", of("time-to-hire/", job))).body).toMatchObject({
    hires: 1,
    average_seconds: expect.any(Number),
  });
  const { results } = (await send("GET", of("applicant-sources/", job))).body;
  expect(results.map(({ source }: { source: string }) => source)).toEqual(["manual", "apply", "import", "api"]);
  const day = "?from=2020-02-29&to=2020-02-29";
  expect((await send("GET", of(`time-to-hire/${day}`))).body).toEqual({
    from: "2020-02-29",
    to: "2020-02-29",
    hires: 0,
    average_seconds: null,
  });
});

test("an organisation without jobs, and a job without applicants, have zeros, and no details", async () => {
  const abroad = await makeOrganisation(t().kernel);
  const empty = await makeJob("Nobody applied");
  for (const [user, job] of [
    [abroad.owner, undefined],
    [home().owner, empty],
    [home().hiringManager, undefined],
  ] as const) {
    const get = (path: string) => send("GET", of(path, job), undefined, user);
    expect((await get("total-applicants/")).body).toEqual({ total_applicants: 0 });
    expect((await get("top-location/")).body).toEqual({ top_location: null, applicant_count: 0 });
    expect((await get("top-skill/")).body).toEqual({ top_skills: [] });
    expect((await get("most-recent-applicant/")).body).toEqual({ most_recent_applicant: null });
    const details = await get("details/");
    expect([details.status, details.text]).toEqual([204, ""]);
    for (const path of ["weekly-graph/", "applicants-stage-graph/", "score-distribution-graph/", "time-in-stage/"]) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
    expect((await get("applicants-stage-graph-overview/")).body.count).toBe(job === undefined ? 0 : 1);
  }
  await t().kernel.run(operations.jobs.delete, { id: empty }, home().owner.call);
});
