import { namedQuery } from "@hirelane/db";
import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { moveApplications } from "../applications/move-applications.ts";
import { operations } from "../catalogue.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";
import type { MailMessage } from "../mails/mail-delivery.ts";
import { historyOf, makeApplicants, makeRuledJob, type RuledJob } from "../stage-rules/ruled.fixture.ts";
import { fireAlerts } from "./fire-alerts.ts";
import { FIRE_ALERTS } from "./request-alerts.ts";

const { alerts, jobs, notifications, stageRules, users } = operations;
const t = useKernel();
const condition = { field: "skillsScore", operator: ">", value: 2 } as const;
const good = { skills: 250 };
const bad = { skills: 150 };

const fire = ({ organisation: { organisationId } }: RuledJob, applicationIds: number[]) =>
  t().kernel.runAsSystem(organisationId, FIRE_ALERTS, (context) => fireAlerts(context, applicationIds));
const read = <Row>({ organisation: { organisationId } }: RuledJob, sql: string, ...parameters: unknown[]) =>
  t().kernel.readAsSystem(organisationId, (reader) => reader.rows(namedQuery<Row>(sql), parameters));
const told = async ({ call }: RuledJob["organisation"]["owner"], filters = {}) =>
  (await t().kernel.run(notifications.list, { filters, order: "id" }, call)).items;

describe("an alert", () => {
  test("is its user's: others who see the workflow read it, its managers change it", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { recruiter, hiringManager, admin } = job.organisation;
    const [stageId] = job.stageIds;
    const input = { stageId, condition, name: "Skilled", description: "Call them." };
    await expect(kernel.run(alerts.create, input, hiringManager.call)).rejects.toMatchObject({ code: "not_found" });
    const member = { jobId: undefined, userId: hiringManager.userId, role: "reviewer" };
    await kernel.run(jobs.addTeamMember, { ...member, jobId: job.jobId }, recruiter.call);
    const own = await kernel.run(alerts.create, input, hiringManager.call);
    const other = await kernel.run(alerts.create, { stageId, condition, enabled: false }, recruiter.call);
    expect(own).toMatchObject({ ...input, enabled: true, fromRule: false, userId: hiringManager.userId });
    expect(other).toMatchObject({ name: "Skills score > 2", enabled: false });
    const listed = await kernel.run(alerts.list, { filters: { stageId } }, hiringManager.call);
    expect(listed.items).toEqual([own, other]);
    expect(await kernel.run(alerts.get, { id: other.id }, hiringManager.call)).toEqual(other);
    const renamed = { id: other.id, name: "Mine" };
    await expect(kernel.run(alerts.update, renamed, hiringManager.call)).rejects.toMatchObject({ code: "forbidden" });
    const asleep = await kernel.run(alerts.update, { id: own.id, enabled: false }, hiringManager.call);
    expect(asleep).toMatchObject({ enabled: false, version: own.version + 1 });
    const stale = { id: own.id, expectedVersion: own.version };
    await expect(kernel.run(alerts.delete, stale, hiringManager.call)).rejects.toMatchObject({
      code: "version_conflict",
    });
    await kernel.run(alerts.delete, { id: own.id }, admin.call);
    await expect(kernel.run(alerts.get, { id: own.id }, hiringManager.call)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test.each([
    [{ field: "skillsScore", value: 2 }, "condition.operator"],
    [{ operator: ">", value: 2 }, "condition.field"],
    [{ field: "skillsScore", operator: ">" }, "condition.value"],
    [{ field: "city", operator: ">", value: "Pune" }, "condition.operator"],
    [{ field: "assessmentScore", operator: ">", value: 2 }, "condition.field"],
    [{ ...condition, enabled: true }, "condition.enabled"],
  ])("without field, operator or value, or with one that does not fit, is refused: %j", async (wrong, path) => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const creating = kernel.run(
      alerts.create,
      { stageId: job.stageIds[0], condition: wrong },
      job.organisation.owner.call,
    );
    await expect(creating).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
  });
});

describe("an alert fires", () => {
  test("once for each application that meets it: a notification, a mail and an event", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { owner, recruiter } = job.organisation;
    const [stageId] = job.stageIds;
    const alert = await kernel.run(alerts.create, { stageId, condition, name: "Skilled" }, owner.call);
    const ids = await makeApplicants(kernel, job, [good, bad, good, {}]);
    for (let turn = 0; turn < 2; turn += 1) await fire(job, ids);
    const hits = [ids[0], ids[2]];
    expect(await told(owner)).toMatchObject(
      hits.map((applicationId) => ({
        applicationId,
        alertId: alert.id,
        alertName: "Skilled",
        firstName: "Ann",
        readAt: null,
      })),
    );
    expect(await told(recruiter)).toEqual([]);
    const mails = await read(
      job,
      "select status, user_id::int, application_id::int from mails where template = 'alertFired' order by id",
    );
    expect(mails).toEqual(hits.map((id) => ({ status: "queued", user_id: owner.userId, application_id: id })));
    expect(await historyOf(kernel, job, ids)).toEqual(hits.map(() => "alert.fired  by system"));
    const feed = await kernel.run(operations.events.list, { filters: { type: "alert.fired" } }, recruiter.call);
    expect(feed.items).toHaveLength(2);
  });

  test("twice at once, and tells once", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    await kernel.run(alerts.create, { stageId: job.stageIds[0], condition }, job.organisation.owner.call);
    const ids = await makeApplicants(
      kernel,
      job,
      Array.from({ length: 20 }, () => good),
    );
    await Promise.all([fire(job, ids), fire(job, ids.toReversed()), fire(job, ids)]);
    expect(await told(job.organisation.owner)).toHaveLength(20);
    expect(await historyOf(kernel, job, ids)).toHaveLength(20);
  });

  test("for nobody who may not see the job any more, or has left; and not for who is out of the running, or asleep", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { recruiter, hiringManager, admin, owner } = job.organisation;
    const [stageId] = job.stageIds;
    const member = { userId: hiringManager.userId, role: "reviewer" };
    await kernel.run(jobs.addTeamMember, { jobId: job.jobId, ...member }, recruiter.call);
    for (const { call } of [hiringManager, admin, recruiter])
      await kernel.run(alerts.create, { stageId, condition }, call);
    await kernel.run(alerts.create, { stageId, condition, enabled: false }, owner.call);
    await kernel.run(jobs.removeTeamMember, { jobId: job.jobId, ...member }, recruiter.call);
    await kernel.run(users.deactivate, { id: admin.userId }, owner.call);
    const ids = await makeApplicants(kernel, job, [good, good]);
    await kernel.runAsSystem(job.organisation.organisationId, "reject", ({ sql }) =>
      sql.rows(namedQuery("update applications set status = 'rejected' where id = $1"), [ids[0]]),
    );
    await fire(job, ids);
    const rows = await read(job, "select user_id::int, application_id::int from notifications");
    expect(rows).toEqual([{ user_id: recruiter.userId, application_id: ids[1] }]);
  });

  test("and its mail stays here when its user lost the right to see the job before it left", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { organisationId, recruiter, hiringManager, owner } = job.organisation;
    const member = { jobId: job.jobId, userId: hiringManager.userId, role: "reviewer" };
    await kernel.run(jobs.addTeamMember, member, recruiter.call);
    for (const { call } of [hiringManager, recruiter])
      await kernel.run(alerts.create, { stageId: job.stageIds[0], condition }, call);
    await fire(job, await makeApplicants(kernel, job, [good]));
    await kernel.run(jobs.removeTeamMember, member, recruiter.call);
    const sent: string[] = [];
    const mail = {
      async deliver({ to }: MailMessage) {
        sent.push(to.address);
        return { kind: "accepted" } as const;
      },
    };
    const queued = await kernel.run(operations.mails.list, { filters: { template: "alertFired" } }, owner.call);
    expect(queued.items).toHaveLength(2);
    for (const { id } of queued.items) await deliverMail.run({ kernel, mail }, { organisationId, mailId: id });
    const { email } = await kernel.run(users.get, { id: recruiter.userId }, owner.call);
    expect(sent).toEqual([email]);
  });

  test("again for nobody, after its condition left the rule and came back", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const { recruiter } = job.organisation;
    const [stageId] = job.stageIds;
    const set = (enabled: boolean) => {
      const rule = { logic: "AND", conditions: [{ ...condition, enabled }] };
      return kernel.run(stageRules.set, { stageId, rule }, recruiter.call);
    };
    await set(true);
    const ids = await makeApplicants(kernel, job, [good, good]);
    await fire(job, ids.slice(0, 1));
    await set(false);
    await fire(job, ids);
    expect(await told(recruiter)).toHaveLength(1);
    await set(true);
    await fire(job, ids);
    expect((await told(recruiter)).map(({ applicationId }) => applicationId)).toEqual(ids);
  });

  test("after a move into its stage: the worker is asked to look, where somebody watches", async () => {
    const { kernel } = t();
    const job = await makeRuledJob(kernel);
    const [, second, third] = job.stageIds;
    const ids = await makeApplicants(kernel, job, [good]);
    const { organisationId, owner } = job.organisation;
    await kernel.run(alerts.create, { stageId: third, condition }, owner.call);
    const asked = async () => {
      const rows = await read<{ data: unknown }>(
        job,
        "select data from pgboss.job where name = $1 and data->>'organisationId' = $2",
        FIRE_ALERTS,
        String(organisationId),
      );
      return rows.map(({ data }) => data);
    };
    const move = (to: number) =>
      kernel.runAsSystem(organisationId, "move", (context) => moveApplications(context, ids, { to, by: "person" }));
    await move(second);
    expect(await asked()).toEqual([]);
    await move(third);
    expect(await asked()).toEqual([{ organisationId, applicationIds: ids }]);
  });
});

test("notifications are their user's own: counted, read once, and gone with the right to see the job", async () => {
  const { kernel } = t();
  const job = await makeRuledJob(kernel);
  const { owner, recruiter, hiringManager } = job.organisation;
  const member = { jobId: job.jobId, userId: hiringManager.userId, role: "manager" };
  await kernel.run(jobs.addTeamMember, member, recruiter.call);
  await kernel.run(alerts.create, { stageId: job.stageIds[0], condition }, hiringManager.call);
  await fire(job, await makeApplicants(kernel, job, [good, good, good]));
  const unread = async () => (await kernel.run(notifications.unreadCount, {}, hiringManager.call)).unread;
  const [first] = await told(hiringManager);
  expect(await unread()).toBe(3);
  await expect(kernel.run(notifications.markRead, { id: first?.id }, owner.call)).rejects.toMatchObject({
    code: "not_found",
  });
  const readOnce = await kernel.run(notifications.markRead, { id: first?.id }, hiringManager.call);
  expect(readOnce.readAt).toBeInstanceOf(Date);
  expect(await kernel.run(notifications.markRead, { id: first?.id }, hiringManager.call)).toEqual(readOnce);
  expect(await unread()).toBe(2);
  expect(await told(hiringManager, { unread: false })).toEqual([readOnce]);
  await kernel.run(jobs.removeTeamMember, member, recruiter.call);
  expect([await told(hiringManager), await unread()]).toEqual([[], 0]);
  await kernel.run(jobs.addTeamMember, member, recruiter.call);
  await kernel.run(notifications.markAllRead, {}, hiringManager.call);
  expect([(await told(hiringManager)).length, await unread()]).toEqual([3, 0]);
});
