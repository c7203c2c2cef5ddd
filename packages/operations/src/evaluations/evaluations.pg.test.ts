import { makeUploadedFile, makeUser, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { forceStatus, makeEvaluated } from "./evaluation.fixture.ts";

const { criteria, evaluations, jobs, organisations, shares, videoInterviews } = operations;
const t = useKernel();

async function makeRated() {
  const { kernel } = t();
  const world = await makeEvaluated(kernel);
  const { manager, job, interviewId: videoInterviewId } = world;
  const ids: number[] = [];
  for (const name of ["Clarity", "Courage"]) {
    ids.push((await kernel.run(criteria.create, { jobId: job.id, name }, manager.call)).id);
  }
  const rate = (evaluator: { call: typeof manager.call }, ...given: (number | null)[]) => {
    const ratings = given.map((rating, index) => ({ criterionId: ids[index] ?? 0, rating }));
    return kernel.run(evaluations.rate, { videoInterviewId, ratings }, evaluator.call);
  };
  const statusFor = async (user: { call: typeof manager.call }) => {
    const view = await kernel.run(videoInterviews.get, { id: videoInterviewId }, user.call);
    return [view.evaluationStatus, view.myEvaluationStatus];
  };
  const results = (user: { call: typeof manager.call }) =>
    kernel.run(evaluations.results, { videoInterviewId }, user.call);
  return { ...world, videoInterviewId, ids, rate, statusFor, results };
}

test("ratings lead from pending over partial to completed, and back when one is taken back", async () => {
  const { kernel } = t();
  const { manager, job, evaluators, videoInterviewId, rate, statusFor } = await makeRated();
  const [one, two] = evaluators;
  expect(await statusFor(one)).toEqual(["pending", "pending"]);
  expect(await rate(one, 4)).toMatchObject({ status: "pending", ratings: [{ rating: 4 }] });
  expect(await statusFor(one)).toEqual(["partial", "pending"]);
  expect(await rate(one, 4, 5)).toMatchObject({ status: "completed" });
  expect(await statusFor(one)).toEqual(["partial", "completed"]);
  await rate(two, 2, 1);
  expect(await statusFor(two)).toEqual(["completed", "completed"]);
  expect(await statusFor(manager)).toEqual(["completed", null]);
  const filtered = (evaluationStatus: string) =>
    kernel.run(videoInterviews.list, { filters: { evaluationStatus, jobId: job.id } }, manager.call);
  expect((await filtered("completed")).items).toMatchObject([{ id: videoInterviewId, evaluationStatus: "completed" }]);
  expect((await filtered("pending")).items).toEqual([]);
  await rate(two, null);
  expect(await statusFor(two)).toEqual(["partial", "pending"]);
});

test("results are means with two decimals, and vetoes; evaluators see them when their own are in", async () => {
  const { kernel } = t();
  const { manager, evaluators, videoInterviewId, rate, results } = await makeRated();
  const [one, two] = evaluators;
  await rate(one, 4, 5);
  const veto = { videoInterviewId, comment: "Talks about the dark side." };
  await kernel.run(evaluations.veto, veto, one.call);
  await kernel.run(evaluations.rate, { videoInterviewId, overallRating: 2 }, two.call);
  expect(await results(two)).toMatchObject({ visible: false, overall: null, vetoes: [], evaluators: 2, completed: 1 });
  expect((await kernel.run(evaluations.list, { videoInterviewId }, two.call)).items).toMatchObject([
    { userId: two.userId, overallRating: 2 },
  ]);
  const full = {
    evaluationStatus: "partial",
    visible: true,
    overall: 3.25,
    criteria: [
      { name: "Clarity", average: 4, ratings: 1 },
      { name: "Courage", average: 5, ratings: 1 },
    ],
    vetoes: [{ userId: one.userId, comment: veto.comment }],
  };
  expect(await results(manager)).toMatchObject(full);
  expect(await results(one)).toMatchObject(full);
  await rate(two, 1, 1);
  expect(await results(two)).toMatchObject({
    visible: true,
    completed: 2,
    overall: 3.25,
    criteria: [{ average: 2.5 }, { average: 3 }],
  });
  await kernel.run(evaluations.veto, { videoInterviewId, comment: null }, one.call);
  expect((await results(two)).vetoes).toEqual([]);
  expect((await kernel.run(evaluations.list, { videoInterviewId }, manager.call)).items).toHaveLength(2);
});

test("the job's setting, else the organisation's, says whether evaluation is blind", async () => {
  const { kernel } = t();
  const { organisation, manager, job, evaluators, rate, results } = await makeRated();
  await rate(evaluators[0], 4, 5);
  const visible = async () => (await results(evaluators[1])).visible;
  expect(await visible()).toBe(false);
  await kernel.run(organisations.update, { blindEvaluation: false }, organisation.owner.call);
  expect(await visible()).toBe(true);
  await kernel.run(jobs.update, { id: job.id, blindEvaluation: true }, manager.call);
  expect(await visible()).toBe(false);
});

test("a rated criterion is archived, an unrated one removed; positions and limits hold", async () => {
  const { kernel } = t();
  const { manager, job, evaluators, ids, rate, statusFor, results, videoInterviewId } = await makeRated();
  const [clarity = 0, courage = 0] = ids;
  await rate(evaluators[0], 3);
  await kernel.run(criteria.reorder, { jobId: job.id, criterionIds: [courage, clarity] }, manager.call);
  const incomplete = kernel.run(criteria.reorder, { jobId: job.id, criterionIds: [courage] }, manager.call);
  await expect(incomplete).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "criterionIds" }] });
  expect(await kernel.run(criteria.delete, { id: clarity }, manager.call)).toEqual({ outcome: "archived" });
  expect(await kernel.run(criteria.delete, { id: courage }, manager.call)).toEqual({ outcome: "removed" });
  expect((await kernel.run(criteria.list, { jobId: job.id }, manager.call)).criteria).toEqual([]);
  const all = await kernel.run(criteria.list, { jobId: job.id, withArchived: true }, manager.call);
  expect(all.criteria).toMatchObject([{ id: clarity, archived: true }]);
  expect((await results(manager)).criteria).toMatchObject([{ criterionId: clarity, archived: true, average: 3 }]);
  await expect(rate(evaluators[0], 2)).rejects.toMatchObject({ fields: [{ path: "ratings.0.criterionId" }] });
  expect(await statusFor(evaluators[0])).toEqual(["partial", "pending"]);
  for (const { call } of evaluators) {
    await kernel.run(evaluations.rate, { videoInterviewId, overallRating: 5 }, call);
  }
  expect(await statusFor(evaluators[0])).toEqual(["completed", "completed"]);
  for (let count = 0; count < 50; count += 1) {
    await kernel.run(criteria.create, { jobId: job.id, name: `Criterion ${count}` }, manager.call);
  }
  const beyond = kernel.run(criteria.create, { jobId: job.id, name: "One too many" }, manager.call);
  await expect(beyond).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "jobId" }] });
});

test("only evaluators rate, and only what is over; others are told why not", async () => {
  const { kernel } = t();
  const { organisation, manager, job, evaluators, videoInterviewId, ids, rate } = await makeRated();
  const forbidden = { code: "forbidden" };
  await expect(rate(manager, 3)).rejects.toMatchObject(forbidden);
  const reviewer = await makeUser(kernel, organisation.organisationId, "hiringManager");
  await kernel.run(jobs.addTeamMember, { jobId: job.id, userId: reviewer.userId, role: "reviewer" }, manager.call);
  await expect(rate(reviewer, 3)).rejects.toMatchObject(forbidden);
  await expect(kernel.run(evaluations.results, { videoInterviewId }, reviewer.call)).rejects.toMatchObject(forbidden);
  const holder = await makeUser(kernel, organisation.organisationId, "recruiter");
  await kernel.run(shares.create, { videoInterviewId, userId: holder.userId }, manager.call);
  await expect(rate(holder, 3)).rejects.toMatchObject(forbidden);
  await expect(kernel.run(evaluations.results, { videoInterviewId }, holder.call)).rejects.toMatchObject(forbidden);
  for (const status of ["new", "interviewing", "expired", "skipped"] as const) {
    await forceStatus(kernel, manager, videoInterviewId, status);
    await expect(rate(evaluators[0], 3), status).rejects.toMatchObject({
      code: "refused",
      fields: [{ path: "status" }],
    });
  }
  await forceStatus(kernel, manager, videoInterviewId, "aborted");
  await rate(evaluators[0], 3);
  const bad = { videoInterviewId, ratings: [{ criterionId: ids[0], rating: 6 }] };
  await expect(kernel.run(evaluations.rate, bad, evaluators[0].call)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "ratings.0.rating", message: "A rating is 1 to 5." }],
  });
});

test("a page of interviews takes the same statements for 1, 10 and 100 rows", async () => {
  const { kernel } = t();
  const { manager, job, evaluators } = await makeRated();
  for (let count = 0; count < 99; count += 1) {
    const photo = await makeUploadedFile({ kernel, user: manager });
    const person = { firstName: "N", lastName: `N${count}`, jobId: job.id, photo };
    const { id } = await kernel.run(videoInterviews.create, person, manager.call);
    await kernel.run(shares.create, { videoInterviewId: id, userId: evaluators[0].userId }, manager.call);
  }
  const statements = async (limit: number): Promise<number> => {
    const { organisationId } = manager.principal;
    return kernel.readAsSystem(organisationId, async (sql) => {
      let count = 0;
      const counting = {
        rows: <Row>(...call: Parameters<typeof sql.rows<Row>>) => {
          count += 1;
          return sql.rows<Row>(...call);
        },
      };
      const { principal } = manager;
      const page = await videoInterviews.list.run(
        {
          actor: { ...principal, role: "recruiter" },
          now: kernel.ports.now(),
          requestId: "test",
          address: "",
          sql: counting,
          ports: kernel.ports,
          requires: "read",
        },
        { filters: { jobId: job.id }, order: "-id", limit, withTotal: true },
      );
      expect(page.items).toHaveLength(limit);
      expect(page.items.every(({ shares: own }) => own !== null)).toBe(true);
      expect(page.items.slice(0, 99).every(({ photo }) => photo?.url.startsWith("http") === true)).toBe(true);
      return count;
    });
  };
  const counts = [await statements(1), await statements(10), await statements(100)];
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBe(LIST_STATEMENTS);
});

/** The job's access, the total, the page; then of its rows the jobs, the shares, the caller's evaluations, the files. */
const LIST_STATEMENTS = 4;
