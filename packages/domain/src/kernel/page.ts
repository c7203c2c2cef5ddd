import { z } from "zod";

/** A page holds at most this many rows, whatever was asked. */
const MAX_PAGE = 100;

/** The largest row offset that a REST list follows. */
export const MAX_OFFSET = 10_000_000;

const Limit = z
  .int()
  .positive()
  .transform((limit) => Math.min(limit, MAX_PAGE));

/**
 * The input of every list: the resource's own filters, one of its orders (`-` for descending), and either the cursor of
 * the page before (typed client) or an offset (REST dialects).
 */
export function listInput<F extends z.ZodRawShape, const O extends readonly [string, ...string[]]>(
  filters: F,
  orders: O,
  defaultLimit = 20,
) {
  return z.strictObject({
    filters: z.strictObject(filters).partial().optional(),
    order: z.enum(orders).default(orders[0]),
    limit: Limit.default(defaultLimit),
    cursor: z.string().max(600).optional(),
    offset: z.int().min(0).max(MAX_OFFSET).optional(),
    withTotal: z.boolean().default(false),
  });
}

/** One page: `nextCursor` is null on the last; `total` is there when it was asked for. */
export const pageOf = <V extends z.ZodType>(view: V) =>
  z.object({ items: z.array(view), nextCursor: z.string().nullable(), total: z.number().optional() });

/** One page of `V`. */
export interface Page<V> {
  items: V[];
  nextCursor: string | null;
  total?: number | undefined;
}
