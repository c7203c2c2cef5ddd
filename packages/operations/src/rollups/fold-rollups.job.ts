import { allowLargeWork, organisationsToFold } from "@hirelane/db";
import { defineJob, type JobContext } from "../kernel/job.ts";
import { runSweep, SWEEP_BATCH, type Sweep, SweepPayload } from "../kernel/sweep.ts";
import { foldOrganisation } from "./fold-organisation.ts";

const NAME = "foldRollups";

const sweepFor = ({ meter }: JobContext): Sweep => ({
  name: NAME,
  organisations: (sql) => sql.rows(organisationsToFold, []),
  async batch(context) {
    await context.sql.rows(allowLargeWork, []);
    const folded = await foldOrganisation(context, SWEEP_BATCH);
    meter?.countRollups(folded, 0);
    return folded;
  },
});

/** Folds what writes have counted into the counters, so that dashboards have little to add up. */
export const foldRollups = defineJob({
  name: NAME,
  payload: SweepPayload,
  queue: { policy: "exclusive", notify: true, deleteAfterSeconds: 60 * 60 },
  run: (context, payload) => runSweep(context, sweepFor(context), payload),
});
