const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu;
const DIRECTION_OVERRIDES = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text typed by people, made fit for a header and for one line of a mail: no breaks, controls or bidi overrides. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(DIRECTION_OVERRIDES, "").replace(BREAKS, " ").trim();
}
