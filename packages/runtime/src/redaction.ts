import { describeError } from "./error-record.ts";
import { scrub } from "./scrub.ts";

const REDACTED = "[redacted]";
const SECRET_NAME =
  /passwor[dt]|passwd|secret|authorization|cookie|credential|(?:token|key)s?(?:hash|sealed|plain)?$|^(?:cv|resume)(?:text)?$/;
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;

/** Whether a field of this name holds a secret, in whatever case or notation the name is written. */
function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replace(/[-_\s]/g, "").toLowerCase());
}

/** A plain copy for the log: secrets replaced by name at any depth, text scrubbed, errors described, size bounded. */
export function redact(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case "string":
      return scrub(value);
    case "bigint":
      return value.toString();
    case "function":
    case "symbol":
      return undefined;
    case "object":
      return value === null ? null : redactObject(value, depth);
    default:
      return value;
  }
}

function wordsItself(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function redactObject(value: object, depth: number): unknown {
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return "[deeper]";
  try {
    if (wordsItself(value)) return redact(value.toJSON(), depth + 1);
    if (Array.isArray(value) || value instanceof Set)
      return [...value].slice(0, MAX_ENTRIES).map((item) => redact(item, depth + 1));
    return redactEntries(
      value instanceof Map ? [...value].map(([key, item]) => [String(key), item]) : Object.entries(value),
      depth,
    );
  } catch {
    return "[unreadable]";
  }
}

function redactEntries(entries: readonly (readonly [string, unknown])[], depth: number): unknown {
  const clean = entries.slice(0, MAX_ENTRIES).map(([name, item]) => [name, redactField(name, item, depth)] as const);
  return Object.fromEntries(clean);
}

function redactField(name: string, item: unknown, depth: number): unknown {
  const harmless = item === null || item === undefined || typeof item === "boolean";
  return !harmless && isSecretName(name) ? REDACTED : redact(item, depth + 1);
}
