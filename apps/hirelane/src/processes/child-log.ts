import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const LIMIT = 10_000_000;
const LOUD = new Set(["warn", "error", "fatal"]);

/** Where the output of a child process goes. */
export interface ChildLog {
  follow(streams: readonly Readable[]): void;
  close(): void;
}

/** Keeps a child's output in a file, and tells of its warnings and of everything that is no log line. */
export function openChildLog(path: string, tell: (line: string) => void): ChildLog {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.1`);
  const file: WriteStream = createWriteStream(path, { flags: "a", mode: 0o600 });
  file.on("error", (error) => tell(`The log ${path} cannot be written: ${error.message}`));
  return {
    follow(streams) {
      for (const input of streams) {
        createInterface({ input }).on("line", (line) => {
          file.write(`${line}\n`);
          const loud = loudPart(line);
          if (loud !== null) tell(loud);
        });
      }
    },
    close: () => file.end(),
  };
}

function loudPart(line: string): string | null {
  const record = parse(line);
  if (record === null) return line;
  const level = String(record["level"]);
  if (!LOUD.has(level)) return null;
  const error: unknown = record["err"];
  const reason = typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
  const said = [record["msg"], record["job"], reason].filter((part) => typeof part === "string" && part !== "");
  return `${level}: ${said.join(": ")}`;
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
