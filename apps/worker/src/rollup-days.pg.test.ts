import { type AnyJob, jobs } from "@hirelane/operations";
import { useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { foundBusy, localDay, midnights, nights, passDay } from "./rollup-days.fixture.ts";
import { simulateDays } from "./simulated-days.fixture.ts";

const DAY = 24 * 60 * 60 * 1000;
const DAYS = Number(process.env["SIMULATED_DAYS"] ?? 60);

/** The same date everywhere, before the changes of the clocks in Lord Howe (by half an hour), Berlin and New York. */
const START = Date.parse("2026-10-01T12:00Z");
const END = START + DAYS * DAY;
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
const names = ["foldRollups", "rollUp", "rollUpOrganisations"];
const everyJob: readonly AnyJob[] = jobs;

const t = useKernel();

test(
  `in ${DAYS} days, over changes of the clocks, each organisation's rollups are recounted at once, and once after each of its midnights, without drift`,
  async () => {
    const days = await simulateDays(
      t(),
      START,
      everyJob.filter(({ name }) => names.includes(name)),
    );
    onTestFinished(() => days.close());
    const busy = [];
    for (const timeZone of zones) busy.push(await foundBusy(days, timeZone));
    await days.startWorkers(2);
    await days.goTo(START + 60_000);
    for (const [index, { at, zone }] of nights(zones, START, END).entries()) {
      await days.goTo(at);
      // Somebody else is at work while it is night here.
      const awake = busy[(zones.indexOf(zone) + 2) % busy.length];
      if (awake !== undefined) await passDay(days, awake, Math.floor(index / zones.length));
    }
    for (const { timeZone, organisation } of busy) {
      const runs = await days.query(
        `select to_char(day, 'YYYY-MM-DD') as day, drift, extract(epoch from ran_at) * 1000 as at from rollup_runs
       where organisation_id = ${organisation.organisationId} order by id`,
      );
      const told = runs.map((run) => ({ ...run, at: localDay(timeZone, Number(run["at"])) }));
      const expected = [START, ...midnights(timeZone, START, END)].map((instant) => localDay(timeZone, instant));
      expect(told, `nights of ${timeZone}`).toEqual(expected.map((day) => ({ day, drift: 0, at: day })));
    }
    expect(await days.query("select name, output from pgboss.job where state = 'failed'")).toEqual([]);
  },
  DAYS * 4000,
);
