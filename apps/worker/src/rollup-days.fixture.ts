import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import type { SimulatedDays } from "./simulated-days.fixture.ts";

const { applications, assessments, candidates, jobs, organisations, resumes, workflows } = operations;

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
/** How long after a midnight it is looked whether the rollups were recounted. */
const SOON = 90 * SECOND;

/** An organisation somewhere, in which something happens each day. */
export interface BusyOrganisation {
  readonly timeZone: string;
  readonly organisation: TestOrganisation;
  readonly jobIds: readonly number[];
}

/** Founds an organisation in a time zone, with two jobs that use one workflow. */
export async function foundBusy({ kernel }: SimulatedDays, timeZone: string): Promise<BusyOrganisation> {
  const organisation = await makeOrganisation(kernel);
  const { call } = organisation.owner;
  await kernel.run(organisations.update, { timeZone }, call);
  const stages = ["resumeScreening", "assessment", "videoInterview", "manual"].map((service) => ({
    service,
    name: service,
    ...(service === "assessment" ? { configuration: { assessments: [{ name: "Flying" }] } } : {}),
  }));
  const workflow = await kernel.run(workflows.create, { name: "Pilots", stages }, call);
  const jobIds: number[] = [];
  for (const title of ["Pilot", "Gunner"]) {
    const { id } = await kernel.run(jobs.create, { title }, call);
    await kernel.run(workflows.assign, { jobId: id, workflowId: workflow.id }, call);
    jobIds.push(id);
  }
  return { timeZone, organisation, jobIds };
}

/** What happens on one day: somebody applies, for both jobs now and then; others are tested, scored, hired, rejected or erased. */
export async function passDay(days: SimulatedDays, busy: BusyOrganisation, day: number): Promise<void> {
  const { kernel } = days;
  const { call } = busy.organisation.owner;
  const [pilot = 0, gunner = 0] = busy.jobIds;
  const isDeleted = day % 20 > 10 && day % 20 <= 13;
  const jobId = day % 3 === 0 && !isDeleted ? gunner : pilot;
  const person = { firstName: "N", lastName: "Trooper", email: `n${day}@empire.example`, skills: ["Aim", "aim "] };
  const city = ["Pune", "pu ne", "Delhi"][day % 3] ?? "";
  const { id: candidateId } = await kernel.run(candidates.create, { ...person, city, jobId }, call);
  if (day % 4 === 0 && !isDeleted)
    await kernel.run(applications.create, { candidateId, jobId: gunner + pilot - jobId }, call);
  const { items } = await kernel.run(applications.list, { filters: { status: "active" }, limit: 5 }, call);
  const [first, second, third] = items;
  if (first === undefined || second === undefined || third === undefined) return;
  await kernel.run(applications.moveToNextStage, { id: second.id }, call);
  await kernel.run(resumes.create, { applicationId: first.id, name: "CV" }, call);
  if (day % 2 === 0) await kernel.run(applications.hire, { id: third.id }, call);
  if (day % 5 === 0) await kernel.run(applications.reject, { id: first.id }, call);
  else if (day % 3 === 0) {
    const { candidateId: tested, jobId: ofJob } = second;
    await kernel.run(assessments.create, { candidateId: tested, jobId: ofJob, name: `Test ${day}` }, call);
  }
  if (day % 7 === 6) await kernel.run(candidates.erase, { id: second.candidateId }, call);
  if (day % 20 === 10) await kernel.run(jobs.delete, { id: gunner }, call);
  if (day % 20 === 13) await kernel.run(jobs.restore, { id: gunner }, call);
}

/** The date of an instant in a time zone, like 2026-11-22. */
export function localDay(timeZone: string, instant: number): string {
  const parts = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("sv-SE", parts).format(instant);
}

/** The instants at which a day of a time zone begins, to the second, between two instants. */
export function midnights(timeZone: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let start = from; start < to; start += DAY) {
    let [before, after] = [start, Math.min(to, start + DAY)];
    const today = localDay(timeZone, before);
    while (after - before > SECOND) {
      const between = Math.floor((before + after) / 2 / SECOND) * SECOND;
      if (localDay(timeZone, between) === today) before = between;
      else after = between;
    }
    if (localDay(timeZone, after) !== today) found.push(after);
  }
  return [...new Set(found)];
}

/** Soon after every midnight of every time zone, in their order: when, and whose midnight it was. */
export function nights(zones: readonly string[], from: number, to: number): readonly { at: number; zone: string }[] {
  const all = zones.flatMap((zone) => midnights(zone, from, to).map((midnight) => ({ at: midnight + SOON, zone })));
  return all.toSorted((a, b) => a.at - b.at);
}
