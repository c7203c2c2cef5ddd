import { allowLargeWork, organisationsToFold } from "@hirelane/db";
import { defineJob } from "../kernel/job.ts";
import { runSweep, SWEEP_BATCH, type Sweep, SweepPayload } from "../kernel/sweep.ts";
import { foldOrganisation } from "./fold-organisation.ts";

const sweep: Sweep = {
  name: "foldRollups",
  organisations: (sql) => sql.rows(organisationsToFold, []),
  async batch(context) {
    await context.sql.rows(allowLargeWork, []);
    return foldOrganisation(context, SWEEP_BATCH);
  },
};

/** Folds what writes have counted into the counters, so that dashboards have little to add up. */
export const foldRollups = defineJob({
  name: sweep.name,
  payload: SweepPayload,
  queue: { policy: "exclusive", notify: true, deleteAfterSeconds: 60 * 60 },
  run: (context, payload) => runSweep(context, sweep, payload),
});
