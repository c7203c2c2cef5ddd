import { findRow, organisationsWithDueReminders, settleDueReminders } from "@hirelane/db";
import { organisationOf } from "../kernel/context.ts";
import { defineJob } from "../kernel/job.ts";
import { runSweep, SWEEP_BATCH, type Sweep, SweepPayload } from "../kernel/sweep.ts";
import { deliverMail } from "../mails/deliver-mail.job.ts";

const sweep: Sweep = {
  name: "remindCandidates",
  organisations: (sql, now) => sql.rows(organisationsWithDueReminders, [now]),
  async batch(context) {
    const { sql, now, requestId, ports } = context;
    const host = new URL(ports.publicUrl).hostname;
    const row = await findRow(sql, settleDueReminders, [now, SWEEP_BATCH, sweep.name, requestId, host]);
    const organisationId = organisationOf(context);
    const mailIds = row?.mail_ids?.split(",").map(Number) ?? [];
    await context.jobs.sendMany(
      context.em,
      deliverMail.name,
      mailIds.map((mailId) => ({ organisationId, mailId })),
    );
    return row?.settled ?? 0;
  },
};

/** Sends the automatic reminders that are due: each once per interview, offset and deadline. */
export const remindCandidates = defineJob({
  name: sweep.name,
  payload: SweepPayload,
  queue: { policy: "exclusive", notify: true, deleteAfterSeconds: 60 * 60 },
  run: (context, payload) => runSweep(context, sweep, payload),
});
