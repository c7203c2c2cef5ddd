/**
 * A date and time in words with the name and offset of the zone, such as
 * "Wednesday 11 November 2099 at 23:59 (Central European Standard Time, GMT+1)". An unknown zone is a RangeError.
 */
export function momentInWords(moment: Date, locale: string, timeZone: string): string {
  const dateAndTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(moment);
  const name = zoneName(moment, locale, timeZone, "long");
  const offset = zoneName(moment, locale, timeZone, "shortOffset");
  const zone = name.startsWith("GMT") || name === offset ? name : `${name}, ${offset}`;
  return `${dateAndTime} (${zone})`;
}

function zoneName(moment: Date, locale: string, timeZone: string, style: "long" | "shortOffset"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style }).formatToParts(moment);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
