import { z } from "zod";
import type { Paging } from "./paging.ts";

/** The orders of a list: the dialect's names, and the operation's, both without the `-` of descending ones. */
export type Orders = Readonly<Record<string, string>>;

/** What the parameters of an order may hold; any other order is 400, and names the parameter. */
export function orderQuery(paging: Paging, orders: Orders): z.ZodRawShape {
  const [first, ...rest] = Object.keys(orders).flatMap((name) => [name, `-${name}`]);
  if (first === undefined) return {};
  const schema = z.enum([first, ...rest]).optional();
  return Object.fromEntries(paging.orderings.map((parameter) => [parameter, schema]));
}

/** The operation's order that decoded parameters ask for; undefined: its own. */
export function orderOf(paging: Paging, orders: Orders, query: Readonly<Record<string, unknown>>): string | undefined {
  const given = paging.orderings.map((parameter) => query[parameter]).find((value) => value !== undefined);
  if (typeof given !== "string") return undefined;
  return given.startsWith("-") ? `-${orders[given.slice(1)]}` : orders[given];
}
