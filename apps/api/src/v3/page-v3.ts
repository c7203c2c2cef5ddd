import { MAX_OFFSET, type Page } from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";

const Count = z
  .string()
  .regex(/^\d{1,9}$/, { message: "Must be a whole number." })
  .transform(Number);

/** The query of every v3 list: `limit` (default 20, at most 100) and `offset`. */
export const PageQueryV3 = z.object({
  limit: Count.pipe(z.int().positive()).optional(),
  offset: Count.pipe(z.int().max(MAX_OFFSET)).optional(),
});
type PageQueryV3 = z.output<typeof PageQueryV3>;

/** A v3 list: `{meta, objects}`; a page past the end is empty. */
export const pageV3 = <V extends z.ZodType>(object: V) =>
  z.object({
    meta: z.object({ total_count: z.number(), previous: z.string().nullable(), next: z.string().nullable() }),
    objects: z.array(object),
  });

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** The part of a list operation's input that the page decides. */
export function pageInputV3({ limit, offset }: PageQueryV3) {
  return { limit: Math.min(limit ?? DEFAULT_LIMIT, MAX_LIMIT), offset: offset ?? 0, withTotal: true };
}

/** The page as a v3 list, with the addresses of its neighbours. */
export function toPageV3<V, Object3>({ items, total = 0 }: Page<V>, reply: RouteReply, toObject: (view: V) => Object3) {
  const { limit, offset } = pageInputV3(PageQueryV3.parse(Object.fromEntries(reply.url.searchParams)));
  const at = (position: number): string => {
    const query = new URLSearchParams(reply.url.searchParams);
    query.set("limit", String(limit));
    query.set("offset", String(position));
    return `${reply.publicUrl}${reply.url.pathname}?${query}`;
  };
  const meta = {
    total_count: total,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    next: offset + limit < total ? at(offset + limit) : null,
  };
  return { meta, objects: items.map((view) => toObject(view)) };
}
