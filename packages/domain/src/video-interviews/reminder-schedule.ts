import { z } from "zod";

const MINUTE = 60 * 1000;

/** How long before the deadline reminders go out, in minutes: at most 5, each once, from 5 minutes to 90 days. */
export const ReminderOffsets = z
  .array(
    z
      .int()
      .min(5)
      .max(90 * 24 * 60),
  )
  .max(5)
  .refine((offsets) => new Set(offsets).size === offsets.length, { message: "Each offset once." });

/** Three days and one day before the deadline (SPEC §3), in minutes. */
export const DEFAULT_REMINDER_OFFSETS: readonly number[] = [3 * 24 * 60, 24 * 60];

/** Minutes without any activity after which an interview that is under way is aborted. */
export const ActivityLimitMinutes = z
  .int()
  .min(5)
  .max(24 * 60);

/** The activity limit where neither the job nor the organisation says otherwise, in minutes (SPEC §3). */
export const DEFAULT_ACTIVITY_LIMIT_MINUTES = 60;

/** When reminders of a deadline are due: the offsets that are not past when the deadline is set (SPEC §3). */
export function dueReminders(deadline: Date, offsets: readonly number[], now: Date): { offset: number; dueAt: Date }[] {
  return offsets
    .map((offset) => ({ offset, dueAt: new Date(deadline.getTime() - offset * MINUTE) }))
    .filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

/** When silence from now on ends an interview. */
export function inactiveFrom(now: Date, limitMinutes: number): Date {
  return new Date(now.getTime() + limitMinutes * MINUTE);
}
