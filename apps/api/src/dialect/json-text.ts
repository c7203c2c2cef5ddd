import { MAX_JSON_DEPTH } from "@hirelane/domain";
import { z } from "zod";
import { nestsDeeperThan } from "../http/json-depth.ts";

/** JSON text as a value; undefined for what is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value that may come as it is, or as JSON text; text that is no JSON, or too deep, is 400 with `message`. */
export const orJsonText = <Schema extends z.ZodType>(schema: Schema, message: string) =>
  z
    .unknown()
    .transform((value, context): unknown => {
      if (typeof value !== "string") return value;
      const parsed = nestsDeeperThan(value, MAX_JSON_DEPTH) ? undefined : parsedJson(value);
      if (parsed !== undefined) return parsed;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .pipe(schema);

const AN_OBJECT = "Must be an object, or JSON text of one.";
const JsonObject = z.record(z.string(), z.unknown());

/** An object in a body: as itself, or, as forms have it, as JSON text; how deep it may be is for what reads it to say. */
export const JsonObjectInput = z
  .union([JsonObject, z.string()], { error: AN_OBJECT })
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const object = JsonObject.safeParse(typeof value === "string" ? parsedJson(value) : value);
    if (object.success) return object.data;
    context.addIssue({ code: "custom", message: AN_OBJECT });
    return z.NEVER;
  });
