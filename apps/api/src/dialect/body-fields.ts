import { z } from "zod";

/** The bodies of a resource, from one definition of its fields: those that must be given, and those that may be. */
export function bodyFields<Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
) {
  const extra = z.object(optional).partial().shape;
  return {
    /** POST and PUT: a required field that is missing is 400. For what a PUT leaves out, see {@link given}. */
    whole: z.object({ ...required, ...extra }),
    /** PATCH: only what is given. */
    part: z.object({ ...z.object(required).partial().shape, ...extra }),
  };
}

/** The fields that were given: a PUT spreads them over the defaults of all. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the filter removes exactly the undefined values
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
