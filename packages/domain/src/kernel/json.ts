import { z } from "zod";

/** Nesting that any JSON body may have at most. */
export const MAX_JSON_DEPTH = 20;

/** Whether a decoded JSON value nests no deeper than `depth` containers; it never recurses further than that. */
export function isNoDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Object.values(value).every((child) => isNoDeeperThan(child, depth - 1));
}

function isStorableJson(text: string): boolean {
  return text.isWellFormed() && !text.includes(String.raw`\u0000`) && !/\\ud[89a-f]/i.test(text);
}

/** An object of plain JSON, at most `maxBytes` as UTF-8 and {@link MAX_JSON_DEPTH} deep, of text that can be stored. */
export const JsonObject = (maxBytes: number) =>
  z.record(z.string(), z.json()).superRefine((value, issues) => {
    if (!isNoDeeperThan(value, MAX_JSON_DEPTH)) {
      issues.addIssue({ code: "custom", message: `Nests deeper than ${MAX_JSON_DEPTH} levels.` });
      return;
    }
    const text = JSON.stringify(value);
    if (new TextEncoder().encode(text).length > maxBytes) {
      issues.addIssue({ code: "custom", message: `Larger than ${maxBytes} bytes.` });
    }
    if (!isStorableJson(text)) {
      issues.addIssue({ code: "custom", message: "Contains a character that cannot be stored." });
    }
  });
