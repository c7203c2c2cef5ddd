import type { Page } from "@hirelane/domain";
import type { z } from "zod";
import type { RouteReply } from "./route.ts";

/** Which rows a page has. */
export interface PagePosition {
  readonly limit: number;
  readonly offset: number;
}

/** How a dialect pages and orders its lists. */
export interface Paging<Query extends z.ZodObject = z.ZodObject> {
  /** The parameters that say which page is meant. */
  readonly query: Query;
  /** Whether a page past the end is `not_found`; without, it is empty. */
  readonly isBounded: boolean;
  /** The parameters that an order may be given in; the first one wins. */
  readonly orderings: readonly string[];
  /** The rows that decoded parameters mean; throws `not_found` where the dialect has no such page. */
  position(query: z.output<Query>): PagePosition;
  /** What a page of such objects looks like. */
  envelope(object: z.ZodType): z.ZodObject;
  /** A page, with the addresses of its neighbours, which keep all other parameters; throws like `position`. */
  toPage<V>(page: Page<V>, reply: RouteReply, toObject: (view: V) => unknown): object;
}

/** The parameters of an address as routes decode them: of one that is given twice, the first. */
function firstParameters(url: URL): Record<string, string> {
  return Object.fromEntries([...url.searchParams].toReversed());
}

/** The rows that an address asks for, which was decoded before. */
export function positionOf<Query extends z.ZodObject>(
  paging: Pick<Paging<Query>, "query" | "position">,
  url: URL,
): PagePosition {
  const given = Object.entries(firstParameters(url)).filter(([, value]) => value !== "");
  return paging.position(paging.query.parse(Object.fromEntries(given)));
}

/** What a list operation is asked for. */
export function pageInput({ limit, offset }: PagePosition) {
  return { limit, offset, withTotal: true };
}

/** The address of another page: this one, with other parameters; null takes one away. */
export function addressWith({ url, publicUrl }: RouteReply, parameters: Readonly<Record<string, string | null>>) {
  const query = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `${publicUrl}${url.pathname}${query.size === 0 ? "" : `?${query}`}`;
}
