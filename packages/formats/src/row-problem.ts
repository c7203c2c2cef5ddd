import type { FileRow } from "./file-row.ts";

/** Containers that the value of a row may nest at most. */
export const MAX_ROW_DEPTH = 20;

/** A value as a row: its problem, where it is no object or cannot be stored as it is. */
export function rowOf(number: number, value: unknown): FileRow {
  if (!isRecord(value)) return withProblem(number, "The row is not an object.");
  for (const [name, member] of Object.entries(value)) {
    if (!isStorable(name)) return withProblem(number, UNSTORABLE);
    const message = problemOfValue(member, MAX_ROW_DEPTH - 1);
    if (message !== null) return withProblem(number, message, name);
  }
  return { number, values: value };
}

/** A row that has nothing but a problem. */
export function withProblem(number: number, message: string, path = ""): FileRow {
  return { number, problem: { path, message } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const UNSTORABLE = "Contains a character that cannot be stored.";

const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

function problemOfValue(value: unknown, depth: number): string | null {
  if (typeof value === "string") return isStorable(value) ? null : UNSTORABLE;
  if (typeof value === "number") return Number.isFinite(value) ? null : "The number is too large.";
  if (typeof value !== "object" || value === null) return null;
  if (depth === 0) return TOO_DEEP;
  for (const [name, member] of Object.entries(value)) {
    const message = isStorable(name) ? problemOfValue(member, depth - 1) : UNSTORABLE;
    if (message !== null) return message;
  }
  return null;
}

/** What a row is told that nests deeper than {@link MAX_ROW_DEPTH}. */
export const TOO_DEEP = `Nests deeper than ${MAX_ROW_DEPTH} levels.`;
