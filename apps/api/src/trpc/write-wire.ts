import superjson, { type SuperJSONResult } from "superjson";

/** Levels that the quick way follows: views are shallower, and what refers to itself is left to superjson. */
const MAX_LEVELS = 32;

const RESERVED: readonly string[] = ["__proto__", "constructor", "prototype"];

type Notes = Record<string, ["Date"]>;

/**
 * A value in superjson's form, which its clients read. For plain values and dates the value itself is the JSON, and only the
 * places of the dates are noted: superjson's walk, which copies everything, costs more than the query behind a page.
 */
export function writeWire(value: unknown): SuperJSONResult {
  const notes: Notes = {};
  if (!noteDates(value, [], notes)) return superjson.serialize(value);
  const json = toJsonValue(value);
  return Object.keys(notes).length === 0 ? { json } : { json, meta: { values: notes, v: 1 } };
}

/** Says that `JSON.stringify` writes the value as superjson would: {@link noteDates} has looked at all of it. */
function toJsonValue(value: unknown): SuperJSONResult["json"] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- dates write themselves as ISO texts
  return value as SuperJSONResult["json"];
}

/** Notes where dates are; false for anything that JSON has no place for. */
function noteDates(value: unknown, path: (string | number)[], notes: Notes): boolean {
  if (value === null) return true;
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object":
      return noteDatesOfObject(value, path, notes);
    default:
      return false;
  }
}

function noteDatesOfObject(value: object, path: (string | number)[], notes: Notes): boolean {
  if (path.length > MAX_LEVELS) return false;
  if (value instanceof Date) {
    notes[pathOf(path)] = ["Date"];
    return path.length > 0 && !Number.isNaN(value.getTime());
  }
  if (Array.isArray(value)) return noteDatesOfArray(value, path, notes);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const record: Readonly<Record<string, unknown>> = { ...value };
  for (const key in record) {
    const part = record[key];
    // What is undefined is absent in JSON, and for the reader.
    if (part === undefined) continue;
    if (RESERVED.includes(key)) return false;
    path.push(key);
    const isPlain = noteDates(part, path, notes);
    path.pop();
    if (!isPlain) return false;
  }
  return true;
}

function noteDatesOfArray(values: readonly unknown[], path: (string | number)[], notes: Notes): boolean {
  for (let index = 0; index < values.length; index += 1) {
    path.push(index);
    const isPlain = noteDates(values[index], path, notes);
    path.pop();
    if (!isPlain) return false;
  }
  return true;
}

function pathOf(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (text !== "") text += ".";
    text += typeof key === "number" ? key : escaped(key);
  }
  return text;
}

function escaped(key: string): string {
  return key.includes(".") || key.includes("\\") ? key.replaceAll("\\", "\\\\").replaceAll(".", "\\.") : key;
}
