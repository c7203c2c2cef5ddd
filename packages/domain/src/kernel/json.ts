import { z } from "zod";

/** Nesting that any JSON body may have at most. */
export const MAX_JSON_DEPTH = 20;

/** Whether a decoded JSON value nests no deeper than `depth` containers; it never recurses further than that. */
export function isNoDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Object.values(value).every((child) => isNoDeeperThan(child, depth - 1));
}

/** Whether a decoded value holds at most `limit` values; it looks at no more of them than that. */
function holdsAtMost(limit: number, value: unknown): boolean {
  const open = [value];
  for (let seen = 0; open.length > 0; seen += 1) {
    if (seen + open.length > limit) return false;
    const current = open.pop();
    const children = typeof current === "object" && current !== null ? Object.values(current) : [];
    for (const child of children) open.push(child);
  }
  return true;
}

function isStorableJson(text: string): boolean {
  return text.isWellFormed() && !text.includes(String.raw`\u0000`) && !/\\ud[89a-f]/i.test(text);
}

type JsonRecord = Record<string, z.core.util.JSONType>;

/**
 * An object of plain JSON, at most `maxBytes` as UTF-8 and {@link MAX_JSON_DEPTH} deep, of text that can be stored. What is
 * much too large is refused before it is looked at closely.
 */
export const JsonObject = (maxBytes: number) => {
  const tooLarge = `Larger than ${maxBytes} bytes.`;
  const bounded = z
    .custom<JsonRecord>()
    .refine((value) => holdsAtMost(maxBytes, value), { message: tooLarge, abort: true })
    .refine((value) => isNoDeeperThan(value, MAX_JSON_DEPTH), {
      message: `Nests deeper than ${MAX_JSON_DEPTH} levels.`,
    })
    .meta({ type: "object" });
  const storable = z
    .record(z.string(), z.json())
    .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= maxBytes, { message: tooLarge })
    .refine((value) => isStorableJson(JSON.stringify(value)), {
      message: "Contains a character that cannot be stored.",
    });
  return bounded.pipe(storable);
};
