import { z } from "zod";

const flags = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** A truth value as JSON has it, or as forms and queries do. */
export const FlagInput = z
  .union([z.boolean(), z.string()], { error: "Must be true or false." })
  .transform((value, context) => {
    const flag = flags.get(String(value).trim().toLowerCase());
    if (flag !== undefined) return flag;
    context.addIssue({ code: "custom", message: "Must be true or false." });
    return z.NEVER;
  });

/** A number as JSON has it, or as forms, queries, and decimals as text do. */
export const NumberInput = z
  .union(
    [
      z.number(),
      z
        .string()
        .trim()
        .regex(/^-?\d{1,15}(?:\.\d{1,15})?$/),
    ],
    { error: "Must be a number." },
  )
  .transform(Number);
