import { namedQuery } from "@hirelane/db";
import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { lockApplications } from "../applications/lock-applications.ts";
import { moveApplications } from "../applications/move-applications.ts";
import { operations } from "../catalogue.ts";
import { RUN_STAGE_RULES } from "./request-stage-rules.ts";
import { completeStage, historyOf, makeApplicants, makeRuledJob, type RuledJob, standingsOf } from "./ruled.fixture.ts";
import { runStageRules } from "./run-stage-rules.ts";

const { stageRules } = operations;
const t = useKernel();
const rule = { logic: "AND", conditions: [{ field: "skillsScore", operator: ">=", value: 2 }] };
const passing = { skills: 250 };
const failing = { skills: 150 };

const setRule = (job: RuledJob, onFail: string, stageId = job.stageIds[0]) =>
  t().kernel.run(stageRules.set, { stageId, rule, onFail }, job.organisation.recruiter.call);
const run = ({ organisation: { organisationId } }: RuledJob, stepIds: number[]) =>
  t().kernel.runAsSystem(organisationId, RUN_STAGE_RULES, (context) => runStageRules(context, stepIds));
const change = (job: RuledJob, sql: string, ...parameters: unknown[]) =>
  t().kernel.runAsSystem(job.organisation.organisationId, "change", (context) =>
    context.sql.rows(namedQuery(sql), parameters),
  );

describe("who completes a step", () => {
  test.each([
    ["passes, and moves on", passing, "nothing", { status: "active", moved: true, step: "approved" }],
    ["fails, and nothing happens", failing, "nothing", { status: "active", moved: false, step: "completed" }],
    ["fails, and is put on hold", failing, "hold", { status: "onHold", moved: false, step: "completed" }],
    ["fails, and is not approved", failing, "disapprove", { status: "active", moved: false, step: "notApproved" }],
    ["has no score, and fails", {}, "disapprove", { status: "active", moved: false, step: "notApproved" }],
  ] as const)("%s", async (_, applied, onFail, { status, moved, step }) => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [first, second] = job.stageIds;
    await setRule(job, onFail);
    const ids = await makeApplicants(kernel, job, [applied]);
    const steps = await completeStage(kernel, job, first, ids);
    await run(job, steps);
    expect(await standingsOf(kernel, job, first, ids)).toEqual([
      { status, stage_id: moved ? second : first, step, decided_by: "workflow" },
    ]);
    const history = await historyOf(kernel, job, ids);
    await run(job, steps);
    expect(await historyOf(kernel, job, ids)).toEqual(history);
    expect(history).toEqual(
      {
        approved: ["application.stepChanged rulePassed by system", "application.moved rulePassed by system"],
        notApproved: ["application.stepChanged ruleFailed by system"],
        completed: [
          "application.ruleFailed ruleFailed by system",
          ...(onFail === "hold" ? ["application.statusChanged ruleFailed by system"] : []),
        ],
      }[step],
    );
  });

  test("together with others is judged alone: two stages, two rules, one run", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [first, second, third] = job.stageIds;
    await setRule(job, "disapprove");
    await setRule(job, "hold", second);
    const ids = await makeApplicants(kernel, job, [passing, failing, passing, failing]);
    const later = ids.slice(2);
    await kernel.runAsSystem(job.organisation.organisationId, "move", (context) =>
      moveApplications(context, later, { to: second, by: "workflow" }),
    );
    const steps = await completeStage(kernel, job, first, ids.slice(0, 2));
    steps.push(...(await completeStage(kernel, job, second, later)));
    await run(job, steps);
    expect((await standingsOf(kernel, job, first, ids)).map((each) => [each.step, each.stage_id, each.status])).toEqual(
      [
        ["approved", second, "active"],
        ["notApproved", first, "active"],
        ["inProgress", third, "active"],
        ["inProgress", second, "onHold"],
      ],
    );
  });

  test("of the last stage is approved, and stays there", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const last = job.stageIds[2];
    await setRule(job, "nothing", last);
    const ids = await makeApplicants(kernel, job, [passing]);
    await kernel.runAsSystem(job.organisation.organisationId, "move", (context) =>
      moveApplications(context, ids, { to: last, by: "workflow" }),
    );
    await run(job, await completeStage(kernel, job, last, ids));
    expect(await standingsOf(kernel, job, last, ids)).toMatchObject([{ stage_id: last, step: "approved" }]);
  });

  test.each([
    ["rejected", failing, "hold", { step: "completed", decided_by: null }],
    ["hired", passing, "hold", { step: "completed", decided_by: null }],
    ["onHold", passing, "hold", { step: "approved", decided_by: "workflow" }],
  ])("and is %s is not moved or held", async (status, applied, onFail, outcome) => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [first] = job.stageIds;
    await setRule(job, onFail);
    const ids = await makeApplicants(kernel, job, [applied]);
    const steps = await completeStage(kernel, job, first, ids);
    await change(job, "update applications set status = $1 where id = any($2)", status, ids);
    await run(job, steps);
    expect(await standingsOf(kernel, job, first, ids)).toEqual([{ status, stage_id: first, ...outcome }]);
  });
});

describe("a person beats the workflow", () => {
  const overrule = `update steps set status = 'notApproved', decided_by = 'person' where id = any($1)`;

  test("whose decision a rule finds: it stays, and nobody moves", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [first] = job.stageIds;
    await setRule(job, "nothing");
    const ids = await makeApplicants(kernel, job, [passing]);
    const steps = await completeStage(kernel, job, first, ids);
    await change(job, overrule, steps);
    await run(job, steps);
    const overruled = { status: "active", stage_id: first, step: "notApproved", decided_by: "person" };
    expect(await standingsOf(kernel, job, first, ids)).toEqual([overruled]);
  });

  test("who has moved somebody elsewhere: the rule neither moves nor holds them", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [, second, third] = job.stageIds;
    await setRule(job, "hold", second);
    const ids = await makeApplicants(kernel, job, [passing, failing]);
    const { organisationId } = job.organisation;
    const move = (to: number) =>
      kernel.runAsSystem(organisationId, "move", (context) => moveApplications(context, ids, { to, by: "person" }));
    await move(second);
    const steps = await completeStage(kernel, job, second, ids);
    await move(third);
    await run(job, steps);
    const standings = await standingsOf(kernel, job, second, ids);
    expect(standings).toMatchObject([
      { status: "active", stage_id: third },
      { status: "active", stage_id: third },
    ]);
  });

  test.each(["person", "rule"])(
    "at the same time, the %s first: the person's word stands at the end",
    async (earlier) => {
      const { kernel } = t();
      const job = await makeRuledJob(kernel);
      const [first, second] = job.stageIds;
      await setRule(job, "nothing");
      const ids = await makeApplicants(kernel, job, [passing]);
      const steps = await completeStage(kernel, job, first, ids);
      const locked = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const slow = kernel.runAsSystem(job.organisation.organisationId, "slow", async (context) => {
        await lockApplications(context, ids);
        if (earlier === "person") await context.sql.rows(namedQuery(overrule), [steps]);
        else await runStageRules(context, steps);
        locked.resolve();
        await released.promise;
      });
      await locked.promise;
      const quick = earlier === "person" ? run(job, steps) : change(job, overrule, steps);
      released.resolve();
      await Promise.all([slow, quick]);
      const stageId = earlier === "person" ? first : second;
      const standing = { status: "active", stage_id: stageId, step: "notApproved", decided_by: "person" };
      expect(await standingsOf(kernel, job, first, ids)).toEqual([standing]);
    },
  );
});
