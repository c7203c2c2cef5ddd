import type { FieldError } from "@hirelane/domain";
import type { OperationError } from "@hirelane/operations";
import { z } from "zod";

/** How an endpoint words its errors: by field, or, on the action views of v1, as one sentence (SPEC §7). */
export type ErrorShape = "fields" | "action";

/** One shape of errors: its schema, its name in OpenAPI documents, and the body of an error in it. */
interface ErrorBody {
  readonly name: string;
  readonly schema: z.ZodType;
  /** The body of an error; the fields have the dialect's names already. */
  body(error: OperationError): object;
}

/** Every shape of errors; both dialects share them. */
export const errorBodies: Readonly<Record<ErrorShape, ErrorBody>> = {
  fields: {
    name: "Error",
    schema: z.union([z.strictObject({ detail: z.string() }), z.record(z.string(), z.array(z.string()))]),
    body: errorByField,
  },
  action: { name: "ActionError", schema: z.strictObject({ error: z.string() }), body: errorAsSentence },
};

/** `{field: [messages]}` where fields are to blame, else `{detail}`. */
function errorByField({ fields, message }: OperationError): object {
  const named = fields.filter((field) => field.path !== "");
  if (named.length === 0) return { detail: fields[0]?.message ?? message };
  return Object.fromEntries(
    Map.groupBy(named, (field) => field.path)
      .entries()
      .map(([path, errors]) => [path, errors.map((error) => error.message)]),
  );
}

/** `{error}`: a sentence, which names the fields that are to blame. */
function errorAsSentence({ fields, message }: OperationError): object {
  return { error: fields.length === 0 ? message : fields.map((field) => sentenceAbout(field)).join(" ") };
}

function sentenceAbout({ path, message }: FieldError): string {
  return path === "" ? message : `${path}: ${message}`;
}
