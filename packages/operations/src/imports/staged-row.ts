import { FieldError, type ImportRow } from "@hirelane/domain";
import { z } from "zod";

/** A row that waits in a chunk, decoded: its fields, or what is wrong with it, or the row whose email it repeats. */
const WaitingRow = z.object({
  rowNumber: z.number(),
  row: z
    .object({
      firstName: z.string(),
      lastName: z.string(),
      email: z.string(),
      phone: z.string().optional(),
      gender: z.string().optional(),
      address: z.string().optional(),
      username: z.string().optional(),
      partnerData: z.custom<NonNullable<ImportRow["partnerData"]>>().optional(),
      deadline: z.string().optional(),
    })
    .optional(),
  errors: z.array(FieldError).optional(),
  sameAsRow: z.number().optional(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

const Content = z.array(WaitingRow);

/** The text of a chunk. */
export function writeChunk(rows: readonly WaitingRow[]): string {
  return JSON.stringify(rows);
}

/** The rows of a chunk. */
export function readChunk(content: string): WaitingRow[] {
  return Content.parse(JSON.parse(content));
}
