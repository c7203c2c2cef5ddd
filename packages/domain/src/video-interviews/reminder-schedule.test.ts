import fc from "fast-check";
import { expect, test } from "vitest";
import { dueReminders, ReminderOffsets } from "./reminder-schedule.ts";

test("reminders are due before the deadline, and those past already are dropped", () => {
  const now = new Date("2026-01-01T00:00Z");
  const deadline = new Date("2026-01-03T00:00Z");
  expect(dueReminders(deadline, [3 * 24 * 60, 24 * 60], now)).toEqual([
    { offset: 24 * 60, dueAt: new Date("2026-01-02T00:00Z") },
  ]);
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true }),
      fc.array(fc.integer({ min: 5, max: 100_000 })),
      fc.date({ noInvalidDate: true }),
      (then, offsets, at) => dueReminders(then, offsets, at).every(({ dueAt }) => dueAt > at && dueAt < then),
    ),
  );
});

test("offsets are few, sensible and each once", () => {
  expect(ReminderOffsets.safeParse([4320, 1440]).success).toBe(true);
  for (const wrong of [[1], [1440, 1440], [200_000], [10, 20, 30, 40, 50, 60], [1.5], "1440"]) {
    expect(ReminderOffsets.safeParse(wrong).success).toBe(false);
  }
});
