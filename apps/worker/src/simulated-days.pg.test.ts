import { operations } from "@hirelane/operations";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { simulateDays, type SimulatedDays } from "./simulated-days.fixture.ts";

const { jobs, organisations, videoInterviews } = operations;
const t = useKernel();

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
const NOTED_WITHIN = 60 * SECOND;
const START = Date.parse("2026-10-05T00:00Z");
const END = START + 60 * DAY;
const OUTAGE = { from: Date.parse("2026-11-10T00:00Z"), to: Date.parse("2026-11-13T00:00Z") };
const OFFSETS = [3 * DAY, DAY];

/** Deadlines in local time: around the end of summer time, in the outage, just after it, and at rest. */
const companies = [
  {
    timeZone: "Europe/Berlin",
    deadlines: [
      "10-09T12:00+02:00",
      "10-25T02:30+02:00",
      "10-25T23:59+01:00",
      "10-27T09:15+01:00",
      "11-12T23:59+01:00",
    ].concat("11-13T18:00+01:00", "11-15T09:00+01:00", "11-30T23:59+01:00"),
  },
  {
    timeZone: "America/New_York",
    deadlines: [
      "10-11T17:00-04:00",
      "11-01T01:30-04:00",
      "11-01T23:59-05:00",
      "11-03T08:45-05:00",
      "11-11T12:00-05:00",
    ].concat("11-13T12:00-05:00", "11-14T20:00-05:00", "11-29T23:59-05:00"),
  },
  {
    timeZone: "Asia/Kolkata",
    deadlines: [
      "10-08T06:30+05:30",
      "10-20T23:59+05:30",
      "11-11T05:30+05:30",
      "11-13T05:29+05:30",
      "11-13T05:31+05:30",
    ].concat("11-14T23:59+05:30", "11-16T05:15+05:30", "12-02T23:59+05:30"),
  },
];

interface Expected {
  readonly id: number;
  readonly deadline: number;
  readonly localTime: string;
}

/** A company whose candidates are invited with these deadlines, one who is skipped, and one whose deadline is moved. */
async function foundCompany(
  { kernel }: SimulatedDays,
  { timeZone, deadlines }: (typeof companies)[number],
): Promise<Expected[]> {
  const { owner } = await makeOrganisation(kernel);
  await kernel.run(organisations.update, { timeZone }, owner.call);
  const job = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const invite = async (deadline: string): Promise<Expected> => {
    const email = `${kernel.ports.cryptography.randomHex(5)}@people.example`;
    const person = { jobId: job.id, firstName: "Luke", lastName: "Skywalker", email };
    const { id } = await kernel.run(videoInterviews.create, person, owner.call);
    await kernel.run(videoInterviews.setDeadline, { id, deadline: `2026-${deadline}` }, owner.call);
    await kernel.run(videoInterviews.advance, { id }, owner.call);
    return { id, deadline: Date.parse(`2026-${deadline}`), localTime: deadline.slice(6, 11) };
  };
  const expected: Expected[] = [];
  for (const deadline of deadlines) expected.push(await invite(deadline));
  const skipped = await invite("10-20T12:00Z");
  await kernel.run(videoInterviews.skip, { id: skipped.id }, owner.call);
  const { id } = await invite("10-15T12:00Z");
  const moved = deadlines[3] ?? "";
  await kernel.run(videoInterviews.setDeadline, { id, deadline: `2026-${moved}` }, owner.call);
  return [...expected, { id, deadline: Date.parse(`2026-${moved}`), localTime: moved.slice(6, 11) }];
}

const inOutage = (instant: number): boolean => instant > OUTAGE.from && instant <= OUTAGE.to;
const noted = (instant: number): number => (inOutage(instant) ? OUTAGE.to : instant);

/** When reminders go out: at their time, or after the outage the one of them that is nearest to a deadline to come. */
function remindersOf({ deadline }: Expected): number[] {
  const due = OFFSETS.map((offset) => deadline - offset);
  return due
    .filter(
      (instant) =>
        !inOutage(instant) || (deadline > OUTAGE.to && !due.some((other) => other > instant && other <= OUTAGE.to)),
    )
    .map((instant) => noted(instant));
}

/** Every instant to look at: just before and soon after each that matters, and one a day besides. */
function instants(expected: readonly Expected[]): number[] {
  const matter = expected.flatMap(({ deadline }) => [deadline, ...OFFSETS.map((offset) => deadline - offset)]);
  const around = matter.flatMap((instant) => [instant - 3 * SECOND, instant + 50 * SECOND]);
  const ordinary = Array.from({ length: 60 }, (_, index) => START + (index + 1) * DAY);
  return [...new Set([...around, ...ordinary, OUTAGE.from, OUTAGE.to, OUTAGE.to + 30 * SECOND])]
    .filter((instant) => instant > START && instant <= END)
    .toSorted((a, b) => a - b);
}

function expectNoted(what: string, found: readonly number[], due: readonly number[]): void {
  expect(found.length, `${what}: how often`).toBe(due.length);
  for (const [index, instant] of due.toSorted((a, b) => a - b).entries()) {
    const delay = (found[index] ?? 0) - instant;
    expect(delay, `${what}, due ${new Date(instant).toISOString()}`).toBeGreaterThanOrEqual(0);
    expect(delay, `${what}, due ${new Date(instant).toISOString()}`).toBeLessThanOrEqual(NOTED_WITHIN);
  }
}

const times = (rows: readonly Record<string, unknown>[], id: number): number[] =>
  rows.filter((row) => Number(row["id"]) === id).map((row) => Number(row["at"]));

test("in 60 days, over two ends of summer time and an outage, every reminder and every expiry comes once", async () => {
  const days = await simulateDays(t(), START);
  onTestFinished(() => days.close());
  await days.startWorkers(2);
  const expected: Expected[] = [];
  for (const company of companies) expected.push(...(await foundCompany(days, company)));
  for (const instant of instants(expected)) {
    await days.goTo(instant);
    if (instant === OUTAGE.to) await days.startWorkers(2);
    if (instant === OUTAGE.from) await days.stopWorkers();
  }
  const reminders = await days.query(
    `select m.video_interview_id as id, extract(epoch from m.created_at) * 1000 as at, m.status, b.text_body as text
     from mails m left join mailbox_messages b on b.mail_id = m.id
     where m.template = 'videoInterviewReminder' order by m.created_at`,
  );
  const expiries = await days.query(
    `select subject_id as id, extract(epoch from at) * 1000 as at from events
     where type = 'videoInterview.advanced' and to_state = 'expired' order by at`,
  );
  for (const each of expected) {
    const what = `interview until ${new Date(each.deadline).toISOString()}`;
    expectNoted(`Reminder of the ${what}`, times(reminders, each.id), remindersOf(each));
    expectNoted(`Expiry of the ${what}`, times(expiries, each.id), [noted(each.deadline)]);
    for (const mail of reminders.filter((row) => Number(row["id"]) === each.id)) {
      expect(mail).toMatchObject({ status: "sent", text: expect.stringContaining(each.localTime) });
    }
  }
  expect(expiries).toHaveLength(expected.length);
  expect(reminders).toHaveLength(expected.flatMap((each) => remindersOf(each)).length);
}, 120_000);
