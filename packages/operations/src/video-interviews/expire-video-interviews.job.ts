import { expireDueInterviews, findRow, organisationsWithDueInterviews } from "@hirelane/db";
import { defineJob } from "../kernel/job.ts";
import { runSweep, SWEEP_BATCH, type Sweep, SweepPayload } from "../kernel/sweep.ts";

const sweep: Sweep = {
  name: "expireVideoInterviews",
  organisations: (sql, now) => sql.rows(organisationsWithDueInterviews, [now]),
  async batch({ sql, now, requestId }) {
    const row = await findRow(sql, expireDueInterviews, [now, SWEEP_BATCH, sweep.name, requestId]);
    return row?.expired ?? 0;
  },
};

/** Ends the interviews whose deadline has passed, or whose candidate has been silent too long. */
export const expireVideoInterviews = defineJob({
  name: sweep.name,
  payload: SweepPayload,
  queue: { policy: "exclusive", notify: true, deleteAfterSeconds: 60 * 60 },
  run: (context, payload) => runSweep(context, sweep, payload),
});
