import { expect, test } from "vitest";
import { ApplicationStatus } from "../applications/application-status.ts";
import { percentage, scoreBins, wholeShare } from "./dashboard-figures.ts";
import { isoWeek, isoWeeksUntil, weeklySeries } from "./iso-week.ts";
import { countByGroup, stageGroup } from "./stage-group.ts";

test.each([
  ["2026-11-22", "2026-W47", "2026-11-16"],
  ["2026-11-23", "2026-W48", "2026-11-23"],
  ["2021-01-01", "2020-W53", "2020-12-28"],
  ["2021-01-03", "2020-W53", "2020-12-28"],
  ["2021-01-04", "2021-W01", "2021-01-04"],
  ["2024-12-30", "2025-W01", "2024-12-30"],
  ["2027-01-03", "2026-W53", "2026-12-28"],
  ["2023-01-01", "2022-W52", "2022-12-26"],
  ["2024-02-29", "2024-W09", "2024-02-26"],
])("%s is in the week %s, which begins on %s", (day, label, monday) => {
  expect(isoWeek(day)).toEqual({ label, monday });
});

test("every day of sixty years follows the one before, by Mondays and by labels", () => {
  let before = isoWeek("1989-12-31");
  for (let time = Date.UTC(1990, 0, 1); time < Date.UTC(2050, 0, 1); time += 86_400_000) {
    const date = new Date(time);
    const week = isoWeek(date.toISOString().slice(0, 10));
    const isMonday = date.getUTCDay() === 1;
    expect(week.monday === before.monday).toBe(!isMonday);
    expect(week.label === before.label).toBe(!isMonday);
    before = week;
  }
});

test("the weeks of a graph end with the current one, and are zero where nothing was", () => {
  expect(isoWeeksUntil("2026-01-05", 3).map(({ label }) => label)).toEqual(["2025-W52", "2026-W01", "2026-W02"]);
  const series = weeklySeries("2026-11-22", new Map([["2026-11-16", 4]]).set("2026-11-02", 2).set("2026-11-23", 9));
  expect(series.weeks).toHaveLength(12);
  expect(series.weeks.at(-1)).toBe("2026-W47");
  expect(series.startDates[0]).toBe("2026-08-31");
  expect(series.data).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 4]);
});

test("applications are shown by their status first, and by their stage while they are active", () => {
  for (const status of ApplicationStatus.options.filter((each) => each !== "active")) {
    const group = status === "withdrawn" ? "rejected" : status;
    expect(stageGroup({ status, service: "assessment", afterVideo: true })).toBe(group);
    expect(stageGroup({ status, service: null, afterVideo: false })).toBe(group);
  }
  const active = (service: Parameters<typeof stageGroup>[0]["service"], afterVideo = false) =>
    stageGroup({ status: "active", service, afterVideo });
  expect(active(null)).toBe("resumeScreening");
  expect(active("resumeScreening", true)).toBe("resumeScreening");
  expect(active("assessment", true)).toBe("assessmentTest");
  expect(active("videoInterview")).toBe("videoInterview");
  expect(active("finalInterview")).toBe("finalInterview");
  expect([active("manual"), active("manual", true)]).toEqual(["resumeScreening", "videoInterview"]);
});

test("places of one group are added up", () => {
  const counts = countByGroup([
    { status: "rejected", service: null, afterVideo: false, count: 2 },
    { status: "withdrawn", service: null, afterVideo: false, count: 3 },
    { status: "active", service: "manual", afterVideo: true, count: 5 },
  ]);
  expect(counts).toMatchObject({ rejected: 5, videoInterview: 5, resumeScreening: 0, hired: 0 });
});

test("ratios have two decimals, shares none, and neither divides by nothing", () => {
  expect([percentage(1, 3), percentage(2, 3), percentage(3, 3), percentage(0, 3)]).toEqual([33.33, 66.67, 100, 0]);
  expect(percentage(0, 0)).toBeNull();
  expect([wholeShare(10, 4), wholeShare(9, 4), wholeShare(0, 4)]).toEqual([3, 2, 0]);
  expect(wholeShare(5, 0)).toBeNull();
});

test("the distribution of scores has all eleven bins", () => {
  const bins = scoreBins(new Map([[10, 2]]).set(0, 1));
  expect(bins.map(({ score }) => score)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
});
