import { MAX_OFFSET, type Page } from "@hirelane/domain";
import { z } from "zod";
import { addressWith, type PagePosition, type Paging, positionOf } from "../dialect/paging.ts";
import type { RouteReply } from "../dialect/route.ts";

const Count = z
  .string()
  .regex(/^\d{1,9}$/, { message: "Must be a whole number." })
  .transform(Number);

const query = z.object({
  limit: Count.pipe(z.int().positive()).optional(),
  offset: Count.pipe(z.int().max(MAX_OFFSET)).optional(),
});

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

function position({ limit = DEFAULT_LIMIT, offset = 0 }: z.output<typeof query>): PagePosition {
  return { limit: Math.min(limit, MAX_LIMIT), offset };
}

const envelope = <V extends z.ZodType>(object: V) =>
  z.object({
    meta: z.object({ total_count: z.number(), previous: z.string().nullable(), next: z.string().nullable() }),
    objects: z.array(object),
  });

function toPage<V, O>({ items, total = 0 }: Page<V>, reply: RouteReply, toObject: (view: V) => O) {
  const { limit, offset } = positionOf({ query, position }, reply.url);
  const at = (start: number) => addressWith(reply, { limit: String(limit), offset: String(start) });
  const meta = {
    total_count: total,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    next: offset + limit < total ? at(offset + limit) : null,
  };
  return { meta, objects: items.map((view) => toObject(view)) };
}

/** Pages of v3 (SPEC §7): `limit` (default 20, at most 100) and `offset`; past the end a page is empty. */
export const pagingV3 = {
  query,
  isBounded: false,
  orderings: ["ordering"],
  position,
  envelope,
  toPage,
} as const satisfies Paging<typeof query>;
