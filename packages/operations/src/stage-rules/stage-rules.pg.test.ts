import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { makeApplicants, makeRuledJob } from "./ruled.fixture.ts";

const { alerts, stageRules } = operations;
const t = useKernel();

const good = { field: "skillsScore", operator: ">=", value: 2 } as const;
const near = { field: "city", operator: "in", value: ["Pune", "İstanbul"] } as const;
const and = (...conditions: unknown[]) => ({ logic: "AND", conditions });
const or = (...conditions: unknown[]) => ({ logic: "OR", conditions });

describe("a rule", () => {
  test("is set, replaced, read and taken away by those who manage the workflow; a stage without one has none", async () => {
    const { kernel } = t();
    const { organisation, stageIds } = await makeRuledJob(kernel);
    const { call } = organisation.recruiter;
    const [stageId] = stageIds;
    const missing = { code: "not_found", message: "No such rule." };
    await expect(kernel.run(stageRules.get, { stageId }, call)).rejects.toMatchObject(missing);
    const first = await kernel.run(stageRules.set, { stageId, rule: and(good) }, call);
    expect(first).toMatchObject({
      stageId,
      service: "resumeScreening",
      rule: and(good),
      onFail: "nothing",
      alerts: [],
    });
    const other = { stageId, rule: or(good, near), onFail: "hold", expectedVersion: first.version };
    const second = await kernel.run(stageRules.set, other, call);
    expect(await kernel.run(stageRules.get, { stageId }, call)).toEqual(second);
    await expect(kernel.run(stageRules.set, other, call)).rejects.toMatchObject({ code: "version_conflict" });
    const stranger = organisation.hiringManager.call;
    await expect(kernel.run(stageRules.get, { stageId }, stranger)).rejects.toMatchObject({ code: "not_found" });
    await kernel.run(stageRules.delete, { stageId }, call);
    await expect(kernel.run(stageRules.delete, { stageId }, call)).rejects.toMatchObject(missing);
    await expect(kernel.run(stageRules.set, other, call)).rejects.toMatchObject({ code: "version_conflict" });
  });

  test.each([
    [and({ ...good, field: "shoeSize" }), "rule.conditions.0.field"],
    [and({ ...good, operator: "contains" }), "rule.conditions.0.operator"],
    [and({ ...good, value: "2" }), "rule.conditions.0.value"],
    [and(or(and(or(good)))), "rule.conditions.0.conditions.0.conditions.0.field"],
    [and(near, { ...good, field: "assessmentScore" }), "rule.conditions.1.field"],
    [and(...Array.from({ length: 50 }, () => or(...Array.from({ length: 5 }, () => good)))), "rule.conditions"],
  ])("that is wrong is refused when it is saved, and names the field", async (rule, path) => {
    const { kernel } = t();
    const { organisation, stageIds } = await makeRuledJob(kernel);
    const saving = kernel.run(stageRules.set, { stageId: stageIds[0], rule }, organisation.recruiter.call);
    await expect(saving).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
  });

  test("the fields of a service say which operators fit", async () => {
    const { kernel } = t();
    const { organisation } = await makeRuledJob(kernel);
    const of = async (service: string) =>
      (await kernel.run(stageRules.fields, { service }, organisation.hiringManager.call)).fields;
    expect(await of("resumeScreening")).toHaveLength(9);
    expect(await of("assessment")).toContainEqual(
      expect.objectContaining({ field: "assessmentScore", type: "number" }),
    );
    expect(await of("manual")).toContainEqual(
      expect.objectContaining({ field: "city", type: "text", operators: ["=", "!=", "contains", "in"] }),
    );
  });
});

describe("conditions with `enabled`", () => {
  test("have alerts of their own accord, which come and go with them; the user of one that stays does not change", async () => {
    const { kernel } = t();
    const { organisation, stageIds } = await makeRuledJob(kernel);
    const { recruiter, owner } = organisation;
    const [stageId] = stageIds;
    const on = (condition: object) => ({ ...condition, enabled: true });
    const set = (rule: object, { call } = recruiter) => kernel.run(stageRules.set, { stageId, rule }, call);
    const list = async () => (await kernel.run(alerts.list, { filters: { stageId } }, recruiter.call)).items;
    const saved = await set(and(on(good), or(near, on(good))));
    const [alert, ...others] = await list();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      name: "Skills score >= 2",
      condition: good,
      enabled: true,
      fromRule: true,
      userId: recruiter.userId,
    });
    const paths = ["rule.conditions.0", "rule.conditions.1.conditions.1"];
    expect(saved.alerts).toEqual(paths.map((path) => ({ path, alertId: alert?.id })));

    await set(and(on(good), on(near)), owner);
    expect((await list()).map(({ userId, condition }) => [userId, condition])).toEqual([
      [recruiter.userId, good],
      [owner.userId, near],
    ]);
    await kernel.run(alerts.update, { id: alert?.id, enabled: false }, recruiter.call);
    const elsewhere = { id: alert?.id, condition: near };
    await expect(kernel.run(alerts.update, elsewhere, recruiter.call)).rejects.toMatchObject({ code: "refused" });
    await set(and(on(good), near));
    expect(await list()).toMatchObject([{ id: alert?.id, enabled: true }]);
    await kernel.run(stageRules.delete, { stageId }, recruiter.call);
    expect(await list()).toEqual([]);
  });
});

describe("explain", () => {
  test("says how each condition turned out, with what the application has, and which decided", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { call } = job.organisation.recruiter;
    const [stageId] = job.stageIds;
    const [applicationId = 0] = await makeApplicants(kernel, job, [{ skills: 150, city: "  iSTANBUL " }]);
    const rule = or(and(good, near), { field: "city", operator: "contains", value: "STAN" });
    const explained = await kernel.run(stageRules.explain, { applicationId, stageId, rule }, call);
    expect(explained).toMatchObject({ applicationId, stageId, passed: true });
    expect(explained.conditions.map(({ path, actual, passed, decided }) => [path, actual, passed, decided])).toEqual([
      ["rule.conditions.0.conditions.0", 1.5, false, false],
      ["rule.conditions.0.conditions.1", "istanbul", false, false],
      ["rule.conditions.1", "istanbul", true, true],
    ]);
    await expect(kernel.run(stageRules.explain, { applicationId, stageId }, call)).rejects.toMatchObject({
      message: "No such rule.",
    });
    await kernel.run(stageRules.set, { stageId, rule: and(good, { ...good, field: "projectsScore" }) }, call);
    const saved = await kernel.run(stageRules.explain, { applicationId, stageId }, call);
    expect(saved.conditions.map(({ actual, decided }) => [actual, decided])).toEqual([
      [1.5, true],
      [null, false],
    ]);
    const stranger = job.organisation.hiringManager.call;
    await expect(kernel.run(stageRules.explain, { applicationId, stageId }, stranger)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("simulate", () => {
  test("counts whom a rule lets pass beside the saved one, shows examples page by page, and changes nothing", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { call } = job.organisation.recruiter;
    const [stageId] = job.stageIds;
    const ids = await makeApplicants(kernel, job, [
      { skills: 100 },
      { skills: 200 },
      { skills: 300, city: "Pune" },
      {},
    ]);
    const simulate = (input: object) => kernel.run(stageRules.simulate, { stageId, ...input }, call);
    expect(await simulate({ rule: and(good) })).toMatchObject({
      total: 4,
      passed: 2,
      failed: 2,
      saved: null,
      changed: null,
    });
    await kernel.run(stageRules.set, { stageId, rule: and(good) }, call);
    const result = await simulate({ rule: or(near, { ...good, operator: "<" }) });
    expect(result).toMatchObject({
      total: 4,
      passed: 2,
      saved: { passed: 2, failed: 2 },
      changed: { nowPass: 1, nowFail: 1 },
    });
    expect(result.examples.map(({ applicationId, before, after }) => [applicationId, before, after])).toEqual([
      [ids[3], false, false],
      [ids[2], true, true],
      [ids[1], true, false],
      [ids[0], false, true],
    ]);
    const first = await simulate({ show: "passed", limit: 1 });
    const second = await simulate({ show: "passed", limit: 1, cursor: first.nextCursor });
    expect([...first.examples, ...second.examples].map(({ applicationId }) => applicationId)).toEqual([ids[2], ids[1]]);
    expect(second.nextCursor).toBeNull();
    expect(await simulate({ among: "inStage", jobId: job.jobId })).toMatchObject({ total: 4 });
    await expect(simulate({ cursor: "x" })).rejects.toMatchObject({ fields: [{ path: "cursor" }] });
    await expect(simulate({ jobId: 1_000_000 })).rejects.toMatchObject({ code: "not_found" });
  });

  test("looks at no more than the jobs that the caller sees", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { recruiter, hiringManager, admin } = job.organisation;
    const other = await kernel.run(operations.jobs.create, { title: "Another" }, admin.call);
    await kernel.run(operations.workflows.assign, { jobId: other.id, workflowId: job.workflowId }, admin.call);
    await makeApplicants(kernel, job, [{ skills: 200 }]);
    await makeApplicants(kernel, { ...job, jobId: other.id }, [{ skills: 200 }, {}]);
    const totalFor = async ({ call }: typeof recruiter) =>
      (await kernel.run(stageRules.simulate, { stageId: job.stageIds[0], rule: and(good) }, call)).total;
    expect(await totalFor(admin)).toBe(3);
    expect(await totalFor(recruiter)).toBe(1);
    await kernel.run(
      operations.jobs.addTeamMember,
      { jobId: other.id, userId: hiringManager.userId, role: "reviewer" },
      admin.call,
    );
    expect(await totalFor(hiringManager)).toBe(2);
  });
});
