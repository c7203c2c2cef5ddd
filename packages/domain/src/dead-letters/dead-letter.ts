import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";

/** A job that was given up after too many failures: what it was about, in ids, and what failed. */
export const DeadLetterView = z.object({
  id: Id("deadLetter"),
  job: z.string(),
  failedAt: z.date(),
  attempts: z.number(),
  message: z.string(),
  payload: z.record(z.string(), z.number()),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

export const DeadLetterRef = z.strictObject({ id: Id("deadLetter") });
export const ListDeadLettersInput = listInput({ job: RequiredText(100) }, ["-failedAt", "failedAt"]);

/** What became of a dead letter that was sent again. */
export const SentAgainView = z.object({ job: z.string() });
export type SentAgainView = z.infer<typeof SentAgainView>;
