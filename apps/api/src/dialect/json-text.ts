import { MAX_JSON_DEPTH } from "@hirelane/domain";
import { z } from "zod";
import { nestsDeeperThan } from "../http/json-depth.ts";

/** A value that may come as it is, or as JSON text; text that is no JSON, or too deep, is 400 with `message`. */
export const orJsonText = <Schema extends z.ZodType>(schema: Schema, message: string) =>
  z
    .unknown()
    .transform((value, context): unknown => {
      if (typeof value !== "string") return value;
      try {
        if (!nestsDeeperThan(value, MAX_JSON_DEPTH)) return JSON.parse(value);
      } catch {
        // Told below.
      }
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .pipe(schema);
