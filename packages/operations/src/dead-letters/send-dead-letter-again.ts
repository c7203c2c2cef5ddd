import { findDeadLetter, findRow } from "@hirelane/db";
import { DeadLetterRef, SentAgainView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { DEAD_LETTERS } from "../kernel/job.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";

export const sendDeadLetterAgain = defineWrite({
  id: "deadLetters.sendAgain",
  summary: "Give a job that was given up to the worker again, as if it were new.",
  permission: "deadLetters.administer",
  input: DeadLetterRef,
  output: SentAgainView,
  async run(context, { id }) {
    const organisationId = organisationOf(context);
    const letter = await findRow(context.sql, findDeadLetter, [id]);
    if (letter === null) throw notFound("dead letter");
    const sent = await context.jobs.sendAgain(context.em, DEAD_LETTERS, letter.queue_id, organisationId);
    if (!sent) throw notFound("dead letter");
    const subject = { kind: "organisation", id: organisationId } as const;
    await recordEvent(context, { type: "deadLetter.sentAgain", subject, reasonCode: letter.job });
    return { job: letter.job };
  },
});
