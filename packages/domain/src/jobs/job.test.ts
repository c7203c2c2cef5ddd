import { expect, test } from "vitest";
import { closingInDays, complaintAboutExperience, jobStatus } from "./job.ts";

const at = (text: string) => new Date(text);

test.each([
  ["2026-11-22T22:59:00Z", "2026-11-22T23:01:00Z", "Europe/Berlin", 1],
  ["2026-11-22T22:59:00Z", "2026-11-22T23:01:00Z", "UTC", 0],
  ["2026-11-22T10:00:00Z", "2026-11-27T10:00:00Z", "UTC", 5],
  ["2026-11-22T10:00:01Z", "2026-11-27T10:00:00Z", "UTC", 5],
  ["2026-10-24T23:00:00Z", "2026-10-25T23:00:00Z", "Europe/Berlin", 1],
  ["2026-12-31T11:00:00Z", "2027-01-01T11:00:00Z", "Pacific/Auckland", 1],
  ["2026-11-22T10:00:00Z", "2026-11-20T10:00:00Z", "UTC", 0],
])("at %s a job that closes at %s, in %s, closes in %i days", (now, closesAt, timeZone, days) => {
  expect(closingInDays(at(closesAt), at(now), timeZone)).toBe(days);
});

test("a job without a close date never closes", () => {
  expect(closingInDays(null, at("2026-11-22T10:00:00Z"), "UTC")).toBeNull();
});

test("a job is closed from its close date on, published or not", () => {
  const closesAt = at("2026-11-22T10:00:00Z");
  const before = at("2026-11-22T09:59:59.999Z");
  for (const published of [true, false]) {
    expect(jobStatus({ published, closesAt }, before)).toBe(published ? "open" : "draft");
    expect(jobStatus({ published, closesAt }, closesAt)).toBe("closed");
    expect(jobStatus({ published, closesAt: null }, closesAt)).toBe(published ? "open" : "draft");
  }
});

test("years of experience that contradict each other are complained about where they were given", () => {
  const before = { minExperienceYears: 3, maxExperienceYears: 5 };
  expect(complaintAboutExperience(before, {})).toBeNull();
  expect(complaintAboutExperience(before, { minExperienceYears: 5 })).toBeNull();
  expect(complaintAboutExperience(before, { minExperienceYears: 6 })?.path).toBe("minExperienceYears");
  expect(complaintAboutExperience(before, { maxExperienceYears: 2 })?.path).toBe("maxExperienceYears");
  expect(complaintAboutExperience(before, { minExperienceYears: 9, maxExperienceYears: null })).toBeNull();
});
