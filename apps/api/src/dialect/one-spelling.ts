import type { z } from "zod";

/** A check of a body that has two names for one field: given under both, the values must be the same. */
export function oneSpelling(name: string, other: string) {
  return (body: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
    const isTwofold = body[name] !== undefined && body[other] !== undefined && body[name] !== body[other];
    if (isTwofold) context.addIssue({ code: "custom", path: [other], message: `Not the same as ${name}.` });
  };
}
