import type { AttachmentKind } from "@hirelane/domain";
import type { Route } from "./route.ts";

/** An address that hands out a file by the token at its end; no operation is called there. */
export interface FileAddress {
  readonly kind: AttachmentKind;
  /** Below the dialect's prefix, with `{parameters}` and a trailing slash. */
  readonly path: string;
}

/** One REST dialect: its address and its endpoints. */
export interface Dialect {
  readonly name: string;
  /** Where it is mounted, such as `/api/v3`. */
  readonly prefix: string;
  readonly title: string;
  readonly routes: readonly Route[];
  /** None unless told otherwise. */
  readonly files?: readonly FileAddress[];
}
