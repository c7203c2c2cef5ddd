import { z } from "zod";

/** The input of operations that take none; over tRPC it may be left out. */
export const NoInput = z.union([z.undefined(), z.strictObject({})]);
