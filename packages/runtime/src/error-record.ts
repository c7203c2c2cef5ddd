import { scrub } from "./scrub.ts";

const SAFE_FIELDS = [
  "code",
  "errno",
  "syscall",
  "severity",
  "schema",
  "table",
  "column",
  "constraint",
  "routine",
  "responseCode",
] as const;
// The ORM's own errors quote conditions and whole entities.
const QUOTING_ERRORS: ReadonlySet<string> = new Set([
  "ValidationError",
  "NotFoundError",
  "OptimisticLockError",
  "CursorError",
]);
const MAX_CAUSES = 5;

/** What the log says of an error: never the values of a statement, a parsed text or a thrown object. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorRecord;
  readonly errors?: readonly ErrorRecord[];
  readonly [field: string]: unknown;
}

/** Describes an error by a closed list of its fields; of a driver error, neither detail nor parameters nor query. */
export function describeError(error: unknown, depth = 0): ErrorRecord {
  if (!(error instanceof Error)) return describeThrown(error);
  const nested = depth < MAX_CAUSES;
  const stack = framesOf(error);
  return {
    type: error.name,
    message: messageOf(error),
    ...safeFieldsOf(error),
    ...(stack === "" ? {} : { stack }),
    ...(nested && error.cause !== undefined ? { cause: describeError(error.cause, depth + 1) } : {}),
    ...(nested && error instanceof AggregateError
      ? { errors: error.errors.slice(0, MAX_CAUSES).map((each) => describeError(each, depth + 1)) }
      : {}),
  };
}

function describeThrown(value: unknown): ErrorRecord {
  return {
    type: typeof value,
    message: typeof value === "string" ? scrub(value) : "A value that is no error was thrown.",
  };
}

function messageOf(error: Error): string {
  const state = sqlStateOf(error);
  // Class 22 quotes the refused value; below the first line of any other stand details with the row's values.
  if (state?.startsWith("22")) return `A value was refused (SQLSTATE ${state}).`;
  if (state !== null) return scrub(error.message.split("\n", 1)[0] ?? "");
  if (QUOTING_ERRORS.has(error.name)) return scrub(error.message.replace(/['"{[(].*['"}\])]/s, "…"));
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return "The text is not valid JSON.";
  return scrub(error.message);
}

// PostgreSQL's errors all have a severity, and the ORM's exceptions copy it.
function sqlStateOf(error: Error): string | null {
  if (!("severity" in error) || !("code" in error) || typeof error.code !== "string") return null;
  return /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

function safeFieldsOf(error: Error): Record<string, string | number> {
  const fields: Record<string, string | number> = {};
  for (const name of SAFE_FIELDS) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "number") fields[name] = value;
    else if (typeof value === "string") fields[name] = scrub(value);
  }
  return fields;
}

// A stack begins with the message, and an ORM's goes on with another one: only the frames are kept.
function framesOf(error: Error): string {
  const lines = (error.stack ?? "").split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).join("\n");
}
