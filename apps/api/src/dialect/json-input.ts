import { z } from "zod";

const WORDING = "Must be an object, or JSON text of one.";
const JsonObject = z.record(z.string(), z.unknown());

/** An object in a body: as itself, or, as forms have it, as JSON text. */
export const JsonObjectInput = z
  .union([JsonObject, z.string()], { error: WORDING })
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const object = JsonObject.safeParse(typeof value === "string" ? parsed(value) : value);
    if (object.success) return object.data;
    context.addIssue({ code: "custom", message: WORDING });
    return z.NEVER;
  });

/** JSON text as a value; undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
