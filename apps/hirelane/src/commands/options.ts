import { Id } from "@hirelane/domain";
import { z } from "zod";
import { Refusal } from "../refusal.ts";

/** Which organisation a command works in; every command that works in one has it. */
export const organisationOption = {
  type: "string",
  description: "Slug or id of the organisation; may be left out where there is only one",
} as const;

/** Every command that prints something has it. */
export const jsonOption = { type: "boolean", description: "Print one JSON object, and ask nothing" } as const;

/** Of commands that cannot be taken back: at a terminal they ask first, elsewhere they demand it. */
export const yesOption = { type: "boolean", description: "Do it without asking" } as const;

/** An option that is the id of a row. */
export const IdOption = (name: Parameters<typeof Id>[0]) =>
  z
    .string()
    .regex(/^\d{1,16}$/, { message: `Must be the id of a ${name}.` })
    .transform(Number)
    .pipe(Id(name));

/** An option that is a whole number within bounds, both included. */
export const WholeOption = (least: number, most: number) => {
  const message = `Must be a whole number from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { message })
    .transform(Number)
    .pipe(z.number().min(least, { message }).max(most, { message }));
};

/** Decodes what citty read; throws a `Refusal` that names every wrong option, in capitals those that stand without a name. */
export function readOptions<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  positionals: readonly string[] = [],
): z.output<Schema> {
  const result = schema.safeParse({ ...z.record(z.string(), z.unknown()).parse(given) });
  if (result.success) return result.data;
  const nameOf = (option: string): string => (positionals.includes(option) ? option.toUpperCase() : `--${option}`);
  throw new Refusal(result.error.issues.map(({ path, message }) => `${nameOf(path.join("."))}: ${message}`).join("\n"));
}

/** Prints a result: as one JSON object where that was asked for, else as text. */
export function print(json: boolean | undefined, result: object, text: string): void {
  process.stdout.write(json === true ? `${JSON.stringify(result)}\n` : text);
}
