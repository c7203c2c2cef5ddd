import { type DestinationStream, type Logger as Pino, pino } from "pino";
import { z } from "zod";
import { describeError } from "./error-record.ts";
import { redact } from "./redaction.ts";
import { scrub } from "./scrub.ts";

export const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);
export type LogLevel = z.infer<typeof LogLevel>;

type LineLevel = Exclude<LogLevel, "silent">;

/** One line: a message, fields with a message, or an error with a message. */
interface WriteLine {
  (message: string): void;
  (fields: object, message?: string): void;
}

/** A structured logger through which no secret passes; fields named `err`, and errors anywhere, are described safely. */
export interface Logger extends Readonly<Record<LineLevel, WriteLine>> {
  /** A logger that adds these fields to each of its lines. */
  child(fields: object): Logger;
  isLevelEnabled(level: LineLevel): boolean;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The process that writes, such as `api` or `worker`. */
  readonly process: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/** Writes JSON lines with time (ISO 8601), level, process and pid. Secrets are redacted before pino sees them. */
export function createLogger({ level, process: name, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { process: name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (record: unknown) => record },
  };
  return withRedaction(pino(options, destination ?? standardOutput()));
}

// Synchronous: a buffer would have to be flushed at exit, and that never returns where the reader is gone (EPIPE).
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}

function withRedaction(sink: Pino): Logger {
  const line =
    (level: LineLevel): WriteLine =>
    (first: object | string, message?: string) => {
      if (!sink.isLevelEnabled(level)) return;
      if (typeof first === "string") sink[level](scrub(first));
      else sink[level](fieldsOf(first), message === undefined ? undefined : scrub(message));
    };
  return {
    trace: line("trace"),
    debug: line("debug"),
    info: line("info"),
    warn: line("warn"),
    error: line("error"),
    fatal: line("fatal"),
    child: (fields) => withRedaction(sink.child(fieldsOf(fields))),
    isLevelEnabled: (level) => sink.isLevelEnabled(level),
  };
}

function fieldsOf(value: object): object {
  if (value instanceof Error) return { err: describeError(value) };
  const clean = redact(value);
  return typeof clean === "object" && clean !== null && !Array.isArray(clean) ? clean : { value: clean };
}
