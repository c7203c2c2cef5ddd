import { operations } from "@hirelane/operations";
import { makeOrganisation, startMailServer, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { mimeParts, readCalendar } from "./mails/read-calendar.fixture.ts";
import { runWorker, smtpTo, useEmptyQueues } from "./worker.fixture.ts";

const { applications, candidates, finalInterviews, jobs } = operations;
const t = useKernel();
useEmptyQueues(t);

/** What a calendar program reads out of a mail. */
function readMail(source: string) {
  const parts = mimeParts(source);
  const [part, ...others] = parts.filter(({ type }) => type.startsWith("text/calendar"));
  if (part === undefined || others.length > 0) throw new Error(`There are ${others.length} more calendars.`);
  const calendar = readCalendar(part.text);
  const event = calendar.components.find(({ name }) => name === "VEVENT");
  const value = (name: string): string | undefined => event?.properties.get(name)?.[0]?.value;
  const method = calendar.properties.get("METHOD")?.[0]?.value;
  return {
    alternatives: parts.map(({ type }) => type.split(";")[0]),
    method,
    methodOfPart: /method=(\w+)/i.exec(part.type)?.[1],
    uid: value("UID"),
    sequence: Number(value("SEQUENCE")),
    start: value("DTSTART"),
    end: value("DTEND"),
    place: value("LOCATION"),
    status: value("STATUS"),
    attendee: value("ATTENDEE")?.toLowerCase(),
    organizer: value("ORGANIZER")?.toLowerCase(),
  };
}

test("a final interview is asked for, moved and called off in mails that calendars understand, in growing sequence", async () => {
  const { kernel, clock } = t();
  const server = await startMailServer();
  onTestFinished(() => server.close());
  await runWorker(t(), smtpTo(server.url));
  const { owner, admin } = await makeOrganisation(kernel);
  const { call } = owner;
  const { id: jobId } = await kernel.run(jobs.create, { title: "Pilöt" }, call);
  const email = "luke@tatooine.example";
  const person = { firstName: "Luke", lastName: 'Sky"walker; 王', email, jobId };
  const { id: candidateId } = await kernel.run(candidates.create, person, call);
  const { items } = await kernel.run(applications.list, { filters: { candidateId } }, call);
  const toLuke = () => server.received.filter(({ to }) => to.includes(email)).map(({ source }) => readMail(source));
  const mailed = async (count: number) => {
    await expect.poll(() => toLuke().length, { timeout: 20_000 }).toBe(count);
    return toLuke().at(-1);
  };

  const plan = { startsAt: new Date("2099-11-11T22:59:00Z"), durationMinutes: 45, place: "Hangar 3, Straße 5; links" };
  const input = { applicationId: items[0]?.id, ...plan, interviewerIds: [admin.userId] };
  const { id } = await kernel.run(finalInterviews.schedule, input, call);
  const asked = await mailed(1);
  expect(asked).toMatchObject({
    method: "REQUEST",
    methodOfPart: "REQUEST",
    sequence: 0,
    start: "20991111T225900Z",
    end: "20991111T234400Z",
    place: String.raw`Hangar 3\, Straße 5\; links`,
    status: "CONFIRMED",
    attendee: `mailto:${email}`,
  });
  expect(asked?.alternatives).toEqual(expect.arrayContaining(["text/plain", "text/html", "text/calendar"]));
  expect(asked?.organizer).toMatch(/^mailto:.+@/);

  clock.advance(1000);
  await kernel.run(finalInterviews.reschedule, { id, startsAt: new Date("2099-12-01T10:00:00Z") }, call);
  const moved = await mailed(2);
  expect(moved).toMatchObject({ method: "REQUEST", sequence: 1, start: "20991201T100000Z", end: "20991201T104500Z" });

  clock.advance(1000);
  await kernel.run(finalInterviews.cancel, { id }, call);
  const off = await mailed(3);
  expect(off).toMatchObject({ method: "CANCEL", methodOfPart: "CANCEL", sequence: 2, status: "CANCELLED" });
  expect(new Set(toLuke().map(({ uid }) => uid)).size).toBe(1);
  const toAdmin = () =>
    server.received.filter(({ source }) => source.includes("METHOD") || source.includes("text/calendar"));
  await expect.poll(() => toAdmin().length, { timeout: 20_000 }).toBe(6);
});
