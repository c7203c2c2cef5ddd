import type { WeeklySeries } from "./dashboard.ts";

/** How many weeks the weekly graph shows. */
export const GRAPH_WEEKS = 12;

const DAY = 24 * 60 * 60 * 1000;

/** A week of the ISO calendar: its label, like `2026-W47`, and its Monday. */
export interface IsoWeek {
  readonly label: string;
  readonly monday: string;
}

/** The ISO week of a date like `2026-11-22`; a week belongs to the year of its Thursday. */
export function isoWeek(day: string): IsoWeek {
  const monday = mondayOf(day);
  const thursday = new Date(monday + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return { label: `${year}-W${String(week).padStart(2, "0")}`, monday: dateOf(monday) };
}

/** The ISO weeks that end with the week of a day, the earliest first. */
export function isoWeeksUntil(day: string, count: number): IsoWeek[] {
  const monday = mondayOf(day);
  return Array.from({ length: count }, (_, index) => isoWeek(dateOf(monday - (count - 1 - index) * 7 * DAY)));
}

/** One line of the weekly graph that ends with the week of `today`: amounts by Monday, zero where there are none. */
export function weeklySeries(today: string, amounts: ReadonlyMap<string, number>): WeeklySeries {
  const weeks = isoWeeksUntil(today, GRAPH_WEEKS);
  return {
    weeks: weeks.map(({ label }) => label),
    data: weeks.map(({ monday }) => amounts.get(monday) ?? 0),
    startDates: weeks.map(({ monday }) => monday),
  };
}

/** The midnight of UTC that begins the Monday of a date's week, in milliseconds. */
function mondayOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  return date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY;
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
