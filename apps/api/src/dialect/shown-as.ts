import type { z } from "zod";

/** What documents say in the place of a schema. */
interface Shown {
  readonly as: z.core.$ZodType;
  /** An example, where the one that is made of the fields would not do. */
  readonly example?: unknown;
}

const shown = new WeakMap<z.core.$ZodType, Shown>();

/** Has documents say of a schema that decodes by itself what another one says, which decodes nothing. */
export function shownAs<Schema extends z.core.$ZodType>(
  schema: Schema,
  as: z.core.$ZodType,
  more: Omit<Shown, "as"> = {},
): Schema {
  shown.set(schema, { as, ...more });
  return schema;
}

/** What documents say of a schema in its place; undefined where it speaks for itself. */
export function shownInPlaceOf(schema: z.core.$ZodType): Shown | undefined {
  return shown.get(schema);
}
