const DAY = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of an instant in a time zone, like 2026-11-22. */
export function dayIn(timeZone: string, instant: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format.format(instant);
}

/** The date some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The Monday of the week of a date. */
export function mondayOf(day: string): string {
  for (let monday = day; ; monday = addDays(monday, -1)) if (new Date(monday).getUTCDay() === 1) return monday;
}

/** The ISO week that begins on a Monday: the first of a year is that of January 4. */
export function weekLabel(monday: string): string {
  const year = addDays(monday, 3).slice(0, 4);
  let week = 1;
  for (let each = mondayOf(`${year}-01-04`); each < monday; each = addDays(each, 7)) week += 1;
  return `${year}-W${week < 10 ? "0" : ""}${week}`;
}

/** The first instant, to the second, of a date in a time zone. */
export function midnightOf(timeZone: string, day: string): number {
  let before = Date.parse(day) - 2 * DAY;
  let after = Date.parse(day) + 2 * DAY;
  while (after - before > 1000) {
    const between = Math.floor((before + after) / 2000) * 1000;
    if (dayIn(timeZone, between) < day) before = between;
    else after = between;
  }
  return after;
}
