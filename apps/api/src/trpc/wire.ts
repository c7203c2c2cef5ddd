import { OperationError } from "@hirelane/operations";
import superjson, { type SuperJSONResult } from "superjson";
import { writeWire } from "./write-wire.ts";

const TAKEN: readonly unknown[] = ["Date", "undefined", "number"];

/**
 * superjson, less what only harms in input: shared parts, by which a small body becomes a huge or circular value, and types
 * that no schema takes.
 */
export const wire = {
  serialize: writeWire,
  deserialize(sent: unknown): unknown {
    if (!isReadable(sent))
      throw new OperationError("invalid_input", "The input is not in the form that the typed client sends.");
    const { referentialEqualities: _, ...meta } = sent.meta ?? {};
    try {
      return superjson.deserialize({ json: sent.json, meta });
    } catch (cause) {
      throw new OperationError("invalid_input", "The notes on the input's types do not fit it.", { cause });
    }
  },
};

function isReadable(sent: unknown): sent is SuperJSONResult {
  if (!isRecord(sent) || !("json" in sent)) return false;
  const { meta } = sent;
  return meta === undefined || (isRecord(meta) && (meta["values"] === undefined || isTaken(meta["values"])));
}

/** Whether a tree of type notes names only types that some schema takes. */
function isTaken(notes: unknown): boolean {
  if (Array.isArray(notes)) return notes.length === 1 && TAKEN.includes(notes[0]);
  return isRecord(notes) && Object.values(notes).every((note) => isTaken(note));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
