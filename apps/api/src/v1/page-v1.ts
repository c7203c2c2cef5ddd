import { MAX_OFFSET, type Page } from "@hirelane/domain";
import { OperationError } from "@hirelane/operations";
import { z } from "zod";
import { addressWith, type PagePosition, type Paging, positionOf } from "../dialect/paging.ts";
import type { RouteReply } from "../dialect/route.ts";

const Count = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/, { message: "Must be a whole number." })
  .transform(Number);

const query = z.object({
  page: Count.optional(),
  page_size: Count.pipe(z.number().min(1, { message: "Must be at least 1." })).optional(),
});

const DEFAULT_SIZE = 10;
const MAX_SIZE = 100;

const noSuchPage = (): OperationError => new OperationError("not_found", "Invalid page.");

function position({ page = 1, page_size = DEFAULT_SIZE }: z.output<typeof query>): PagePosition {
  const limit = Math.min(page_size, MAX_SIZE);
  const offset = (page - 1) * limit;
  if (offset < 0 || offset > MAX_OFFSET) throw noSuchPage();
  return { limit, offset };
}

const envelope = <V extends z.ZodType>(object: V) =>
  z.object({
    count: z.number(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(object),
  });

function toPage<V, O>({ items, total = 0 }: Page<V>, reply: RouteReply, toObject: (view: V) => O) {
  const { limit, offset } = positionOf({ query, position }, reply.url);
  if (offset > 0 && offset >= total) throw noSuchPage();
  const number = offset / limit + 1;
  const at = (page: number) => addressWith(reply, { page: page === 1 ? null : String(page) });
  return {
    count: total,
    next: offset + limit < total ? at(number + 1) : null,
    previous: number > 1 ? at(number - 1) : null,
    results: items.map((view) => toObject(view)),
  };
}

/**
 * Pages of v1 (SPEC §7): `page` and `page_size` (default 10, at most 100); a page past the end is `not_found`, but the first
 * is there even when it is empty. An order comes as `o` or as `ordering`.
 */
export const pagingV1 = {
  query,
  isBounded: true,
  orderings: ["o", "ordering"],
  position,
  envelope,
  toPage,
} as const satisfies Paging<typeof query>;
