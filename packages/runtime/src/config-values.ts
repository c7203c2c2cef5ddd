import { Email } from "@hirelane/domain";
import { z } from "zod";

const PAIR = /^(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^<>\s]+))$/u;
const YES = new Set(["1", "true", "yes", "on"]);
const NO = new Set(["0", "false", "no", "off"]);

/** Who mails come from; an address object, so that a comma never adds a second sender. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** A variable with what the documentation says of it; `otherwise` words its default where the schema has none to show. */
export function described<Schema extends z.ZodType>(schema: Schema, meaning: string, otherwise?: string): Schema {
  return schema.meta({ description: meaning, ...(otherwise === undefined ? {} : { otherwise }) });
}

/** A variable read by `parse`, which gives null for what it refuses; the message never repeats the value. */
function variable<T>(parse: (text: string) => T | null, message: string) {
  return z.string({ error: "is required" }).transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A whole number within bounds, both included. */
export const Whole = (least: number, most: number) =>
  variable((text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : null;
  }, `must be a whole number from ${least} to ${most}`);

export const Flag = variable(parseFlag, "must be true or false");

/** A secret of at least `least` characters. */
export const Secret = (least: number) =>
  variable((text) => (text.length >= least ? text : null), `must have at least ${least} characters`);

/** One of a few words. */
export const OneOf = <const W extends string>(words: readonly W[]) =>
  variable((text) => words.find((word) => word === text) ?? null, `must be one of ${words.join(", ")}`);

export const PostgresUrl = variable(
  (text) => (hasProtocol(text, ["postgres:", "postgresql:"]) ? text : null),
  "must be a URL like postgresql://user:password@host:5432/database",
);

export const SmtpUrl = variable((text) => {
  const url = hasProtocol(text, ["smtp:", "smtps:"]);
  return url && url.hostname !== "" ? text : null;
}, "must be a URL like smtp://user:password@host:587 or smtps://user:password@host:465");

/** An address of the web without query and credentials; comes out without a trailing slash. */
export const WebAddress = variable((text) => {
  const url = hasProtocol(text, ["http:", "https:"]);
  if (url?.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}, "must be a URL like https://hire.company.example, without query and password");

/** `Name <address>` or a bare address. */
export const Sender = variable((text): MailSender | null => {
  const [, name = "", bracketed, bare] = PAIR.exec(text) ?? [];
  const address = Email.safeParse(bracketed ?? bare);
  return address.success && !/\p{Cc}/u.test(name) ? { name: name.trim(), address: address.data } : null;
}, "must be like Hirelane <no-reply@company.example>");

/** Origins of the web, separated by commas. */
export const Origins = variable((text) => {
  const origins = text.split(",").map((part) => originOf(part.trim()));
  return origins.every((origin) => origin !== null) ? origins : null;
}, "must be origins like https://app.company.example, separated by commas");

/** Yes, no, or null for what is neither. */
export function parseFlag(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

function hasProtocol(text: string, protocols: readonly string[]): URL | null {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) ? url : null;
}

function originOf(text: string): string | null {
  const url = hasProtocol(text, ["http:", "https:"]);
  return url !== null && url.origin === text.toLowerCase().replace(/\/$/, "") ? url.origin : null;
}
