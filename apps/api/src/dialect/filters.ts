import type { z } from "zod";

/** One filter of a list as a dialect has it. */
export interface ListFilter<Filters> {
  /** What its parameter may hold. */
  readonly schema: z.ZodType;
  /** The operation's filters that it becomes. */
  readonly names: readonly string[];
  toFilters(value: unknown): Filters;
}

/** A filter that the operation has too, perhaps under another name. */
export function filterBy<const Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
): ListFilter<Record<Name, z.output<Schema>>> {
  return filterThrough([name], schema, (value) => namedValue(name, value));
}

/** A filter that means something else, or more, in the operation: a label that stands for states, a day for its hours. */
export function filterThrough<Schema extends z.ZodType, Filters extends object>(
  names: readonly (keyof Filters & string)[],
  schema: Schema,
  toFilters: (value: z.output<Schema>) => Filters,
): ListFilter<Filters> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a list calls it only with what the schema decoded
  return { schema, names, toFilters: (value) => toFilters(value as z.output<Schema>) };
}

function namedValue<Name extends string, Value>(name: Name, value: Value): Record<Name, Value> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a computed key widens to string
  return { [name]: value } as Record<Name, Value>;
}
