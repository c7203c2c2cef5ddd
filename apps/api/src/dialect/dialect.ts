import type { OperationError } from "@hirelane/operations";
import type { z } from "zod";
import type { Route } from "./route.ts";

/** One REST dialect: its address, its endpoints, and how it words errors. */
export interface Dialect {
  readonly name: string;
  /** Where it is mounted, such as `/api/v3`. */
  readonly prefix: string;
  readonly title: string;
  readonly routes: readonly Route[];
  /** What every error of this dialect looks like. */
  readonly errorSchema: z.ZodType;
  /** The body of an error; the fields have the dialect's names already. */
  errorBody(error: OperationError): object;
}
