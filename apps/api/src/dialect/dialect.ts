import type { Route } from "./route.ts";

/** One REST dialect: its address and its endpoints. */
export interface Dialect {
  readonly name: string;
  /** Where it is mounted, such as `/api/v3`. */
  readonly prefix: string;
  readonly title: string;
  readonly routes: readonly Route[];
}
