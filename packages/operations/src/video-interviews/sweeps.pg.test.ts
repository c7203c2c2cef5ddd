import { namedQuery } from "@hirelane/db";
import { makeOrganisation, type TestOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import type { JobContext } from "../kernel/job.ts";
import { expireVideoInterviews } from "./expire-video-interviews.job.ts";
import { remindCandidates } from "./remind-candidates.job.ts";

const { applications, jobs, videoInterviews, events, mails } = operations;
const t = useKernel();
const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

function worker(): JobContext {
  return { kernel: t().kernel, mail: { deliver: () => Promise.reject(new Error("No mail is sent here.")) } };
}

const workers = <Result>(run: (context: JobContext) => Promise<Result>) =>
  Promise.all([worker(), worker()].map((context) => run(context)));

/** Invites candidates with a deadline in so many milliseconds. */
async function inviteMany(organisation: TestOrganisation, deadlines: readonly number[]): Promise<number[]> {
  const { kernel } = t();
  const { call } = organisation.owner;
  const job = await kernel.run(jobs.create, { title: "Pilot" }, call);
  const ids: number[] = [];
  for (const [index, after] of deadlines.entries()) {
    const email = `c${index}-${job.id}@people.example`;
    const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email };
    const { id } = await kernel.run(videoInterviews.create, person, call);
    const deadline = new Date(kernel.ports.now().getTime() + after);
    await kernel.run(videoInterviews.setDeadline, { id, deadline }, call);
    await kernel.run(videoInterviews.advance, { id }, call);
    ids.push(id);
  }
  return ids;
}

const statusOf = async ({ owner }: TestOrganisation, id: number) =>
  (await t().kernel.run(videoInterviews.get, { id }, owner.call)).status;

async function eventsOf({ owner }: TestOrganisation, type: "videoInterview.advanced" | "videoInterview.reminded") {
  const { items } = await t().kernel.run(events.list, { filters: { type }, limit: 100 }, owner.call);
  return items.filter((event) => event.actor.kind === "system");
}

async function reminderMails({ owner }: TestOrganisation) {
  const filters = { template: "videoInterviewReminder" };
  return (await t().kernel.run(mails.list, { filters, limit: 100 }, owner.call)).items;
}

const deliveries = async ({ organisationId }: TestOrganisation): Promise<number[]> => {
  const text =
    "select data->>'mailId' as id from pgboss.job where name = 'deliverMail' and data->>'organisationId' = $1";
  const { rows } = await t().database.pool.query(text, [String(organisationId)]);
  return rows.map((row) => Number(row.id));
};

const state = namedQuery<never>("update video_interviews set status = $2, inactive_at = $3 where id = $1");

test("every interview whose time is up ends once, with one event, however many workers sweep", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const ids = await inviteMany(organisation, [...Array.from({ length: 10 }, () => 5 * MINUTE), 5 * DAY]);
  const [first = 0, skipped = 0] = ids;
  const still = ids.at(-1) ?? 0;
  await kernel.run(videoInterviews.skip, { id: skipped }, organisation.owner.call);
  await workers((context) => expireVideoInterviews.run(context, {}));
  expect(await eventsOf(organisation, "videoInterview.advanced")).toEqual([]);
  clock.advance(6 * MINUTE);
  await workers((context) => expireVideoInterviews.run(context, {}));
  await workers((context) => expireVideoInterviews.run(context, {}));
  expect(await statusOf(organisation, first)).toBe("expired");
  expect(await statusOf(organisation, skipped)).toBe("skipped");
  expect(await statusOf(organisation, still)).toBe("invited");
  const ended = await eventsOf(organisation, "videoInterview.advanced");
  expect(ended).toHaveLength(9);
  expect(new Set(ended.map((event) => event.subject.id)).size).toBe(9);
  expect(ended[0]).toMatchObject({ from: "invited", to: "expired", actor: { name: "expireVideoInterviews" } });
});

test("an interview that is under way is aborted by silence, and its sessions end", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const [silent = 0, active = 0] = await inviteMany(organisation, [5 * DAY, 5 * DAY]);
  await kernel.runAsSystem(organisation.organisationId, "test", async ({ sql, now }) => {
    const token = namedQuery<never>(
      `insert into tokens (organisation_id, video_interview_id, kind, name, token_hash, created_at)
       values ($1, $2, 'session', 's', $3, $4)`,
    );
    await sql.rows(token, [organisation.organisationId, silent, `hash of ${silent}`, now]);
    await sql.rows(state, [silent, "interviewing", new Date(now.getTime() + MINUTE)]);
    await sql.rows(state, [active, "interviewing", new Date(now.getTime() + 30 * MINUTE)]);
  });
  clock.advance(2 * MINUTE);
  await expireVideoInterviews.run(worker(), {});
  expect(await statusOf(organisation, silent)).toBe("aborted");
  expect(await statusOf(organisation, active)).toBe("interviewing");
  const open = await t().kernel.readAsSystem(organisation.organisationId, (sql) =>
    sql.rows(namedQuery("select 1 from tokens where video_interview_id = $1 and revoked_at is null"), [silent]),
  );
  expect(open).toEqual([]);
});

test("each reminder is mailed once, however many workers sweep", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const ids = await inviteMany(
    organisation,
    Array.from({ length: 8 }, () => 2 * DAY),
  );
  await kernel.run(videoInterviews.skip, { id: ids[0] }, organisation.owner.call);
  clock.advance(DAY - MINUTE);
  await workers((context) => remindCandidates.run(context, {}));
  expect(await reminderMails(organisation)).toEqual([]);
  clock.advance(2 * MINUTE);
  await workers((context) => remindCandidates.run(context, {}));
  await workers((context) => remindCandidates.run(context, {}));
  const sent = await reminderMails(organisation);
  expect(new Set(sent.map((mail) => mail.videoInterviewId))).toEqual(new Set(ids.slice(1)));
  expect(sent).toHaveLength(7);
  expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(7);
  expect(sent[0]?.messageId).toMatch(/^<[0-9a-f]{32}@hirelane\.example>$/);
  expect(await eventsOf(organisation, "videoInterview.reminded")).toHaveLength(7);
  const enqueued = await deliveries(organisation);
  for (const mail of sent) expect(enqueued.filter((id) => id === mail.id)).toHaveLength(1);
});

test("who was rejected or has withdrawn is reminded of nothing", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  const ids = await inviteMany(organisation, [2 * DAY, 2 * DAY, 2 * DAY]);
  for (const [index, verb] of [applications.reject, applications.withdraw].entries()) {
    const { applicationId } = await kernel.run(videoInterviews.get, { id: ids[index] }, call);
    await kernel.run(verb, { id: applicationId }, call);
  }
  clock.advance(DAY + MINUTE);
  await remindCandidates.run(worker(), {});
  expect((await reminderMails(organisation)).map((mail) => mail.videoInterviewId)).toEqual(ids.slice(2));
});

test("after an outage one reminder of several is mailed, and none once the deadline has passed", async () => {
  const { kernel, clock } = t();
  const organisation = await makeOrganisation(kernel);
  const [soon = 0, over = 0] = await inviteMany(organisation, [4 * DAY, 3.2 * DAY]);
  clock.advance(3.5 * DAY);
  await workers((context) => remindCandidates.run(context, {}));
  expect((await reminderMails(organisation)).map((mail) => mail.videoInterviewId)).toEqual([soon]);
  await expireVideoInterviews.run(worker(), {});
  expect(await statusOf(organisation, over)).toBe("expired");
  const armed = await kernel.readAsSystem(organisation.organisationId, (sql) =>
    sql.rows(namedQuery("select 1 from reminders where settled_at is null"), []),
  );
  expect(armed).toEqual([]);
});

test("a minute's sweep comes again within the minute, and its repetitions do not pile up", async () => {
  const queued = () =>
    t().database.pool.query("select singleton_key from pgboss.job where name = 'expireVideoInterviews' order by 1");
  for (let run = 0; run < 3; run += 1) await expireVideoInterviews.run(worker(), { again: [20, 40] });
  expect((await queued()).rows).toEqual([{ singleton_key: "again:20" }, { singleton_key: "again:40" }]);
});
