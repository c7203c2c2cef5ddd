import { evaluationStatus } from "@hirelane/domain";
import { type TestUser, useKernel } from "@hirelane/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makeEvaluated, makeInterviewed } from "./evaluation.fixture.ts";

const { criteria, evaluations, jobs, users, videoInterviews } = operations;
const t = useKernel();

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant("rate" as const),
      who: fc.nat(1),
      of: fc.nat(1),
      which: fc.nat(3),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("overall" as const),
      who: fc.nat(1),
      of: fc.nat(1),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("veto" as const), who: fc.nat(1), of: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("addCriterion" as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("removeCriterion" as const), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("team" as const), who: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("access" as const), who: fc.nat(1) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What is known of an evaluator without looking into the database. */
interface Known {
  readonly user: TestUser;
  onTeam: boolean;
  active: boolean;
  /** By interview. */
  readonly given: { overallRating: number | null; criteria: Set<number> }[];
}

class Model {
  readonly asked: number[] = [];
  readonly evaluators: Known[];
  constructor(evaluators: readonly TestUser[]) {
    const given = () => [0, 1].map(() => ({ overallRating: null, criteria: new Set<number>() }));
    this.evaluators = evaluators.map((user) => ({ user, onTeam: true, active: true, given: given() }));
  }

  statusOf(interview: number): string {
    const evaluators = this.evaluators.filter(({ onTeam, active }) => onTeam && active);
    const given = evaluators.flatMap((evaluator) => evaluator.given[interview] ?? []);
    return evaluationStatus(
      given.map(({ overallRating, criteria: rated }) => ({ overallRating, criteria: [...rated] })),
      this.asked,
    );
  }
}

type World = Awaited<ReturnType<typeof makeEvaluated>> & { readonly interviews: readonly number[] };

async function take(world: World, model: Model, next: Step): Promise<void> {
  const { kernel } = t();
  const { manager, job } = world;
  const evaluator = "who" in next ? model.evaluators[next.who] : undefined;
  const [criterionId] = "which" in next ? model.asked.slice(next.which) : [];
  if (next.act === "addCriterion") {
    if (model.asked.length === 4) return;
    model.asked.push((await kernel.run(criteria.create, { jobId: job.id, name: "Criterion" }, manager.call)).id);
  } else if (next.act === "removeCriterion") {
    if (criterionId === undefined) return;
    await kernel.run(criteria.delete, { id: criterionId }, manager.call);
    model.asked.splice(next.which, 1);
  } else if (evaluator !== undefined) {
    await takeAs(world, evaluator, next, criterionId);
  }
}

async function takeAs(
  { manager, job, organisation, interviews }: World,
  evaluator: Known,
  next: Exclude<Step, { act: "addCriterion" | "removeCriterion" }>,
  criterionId: number | undefined,
): Promise<void> {
  const { kernel } = t();
  if (next.act === "team") {
    const member = { jobId: job.id, userId: evaluator.user.userId, role: "evaluator" };
    if (!evaluator.active && !evaluator.onTeam) return;
    await kernel.run(evaluator.onTeam ? jobs.removeTeamMember : jobs.addTeamMember, member, manager.call);
    evaluator.onTeam = !evaluator.onTeam;
  } else if (next.act === "access") {
    const { call } = organisation.owner;
    await kernel.run(evaluator.active ? users.deactivate : users.reactivate, { id: evaluator.user.userId }, call);
    evaluator.active = !evaluator.active;
  } else if (evaluator.active && evaluator.onTeam) {
    await evaluate(next, evaluator, interviews[next.of] ?? 0, criterionId);
  }
}

async function evaluate(
  next: Extract<Step, { act: "rate" | "overall" | "veto" }>,
  { user, given }: Known,
  videoInterviewId: number,
  criterionId: number | undefined,
): Promise<void> {
  const { kernel } = t();
  const known = given[next.of];
  if (known === undefined) return;
  if (next.act === "veto") {
    await kernel.run(evaluations.veto, { videoInterviewId, comment: "No." }, user.call);
  } else if (next.act === "overall") {
    await kernel.run(evaluations.rate, { videoInterviewId, overallRating: next.rating }, user.call);
    known.overallRating = next.rating;
  } else if (criterionId !== undefined) {
    const ratings = [{ criterionId, rating: next.rating }];
    await kernel.run(evaluations.rate, { videoInterviewId, ratings }, user.call);
    if (next.rating === null) known.criteria.delete(criterionId);
    else known.criteria.add(criterionId);
  }
}

test("whatever is written in whatever order, the stored status is what the ratings say", async () => {
  const { kernel } = t();
  const property = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
    const made = await makeEvaluated(kernel);
    const interviews = [made.interviewId, await makeInterviewed(kernel, made.manager, made.job.id)];
    const model = new Model(made.evaluators);
    for (const next of steps) {
      await take({ ...made, interviews }, model, next);
      const list = { filters: { jobId: made.job.id }, order: "id" };
      const { items } = await kernel.run(videoInterviews.list, list, made.manager.call);
      const stored = items.map((interview) => interview.evaluationStatus);
      expect(stored, JSON.stringify(next)).toEqual([model.statusOf(0), model.statusOf(1)]);
    }
  });
  await fc.assert(property, { numRuns: 15 });
});
