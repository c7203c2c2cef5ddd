import { organisationsToRollUp, toId } from "@hirelane/db";
import { z } from "zod";
import { defineJob, enqueue } from "../kernel/job.ts";
import { foldAll, rollUpNight } from "./roll-up.ts";

const NAME = "rollUp";

/** Recounts one organisation: for each day of its calendar once, however often it is asked. */
export const rollUp = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: z.int() }),
  queue: { policy: "exclusive", deleteAfterSeconds: 24 * 60 * 60 },
  atOnce: 1,
  async run({ kernel, meter }, { organisationId }) {
    meter?.countRollups(0, await kernel.runAsSystem(organisationId, NAME, rollUpNight));
    await foldAll(kernel, organisationId, NAME);
  },
});

const SWEEP = "rollUpOrganisations";

/** Finds the organisations at whose place a new day has begun, and has each recounted. */
export const rollUpOrganisations = defineJob({
  name: SWEEP,
  payload: z.strictObject({}),
  queue: { policy: "exclusive", deleteAfterSeconds: 60 * 60 },
  async run({ kernel }) {
    const now = kernel.ports.now();
    const due = await kernel.readAsSystem(null, (sql) => sql.rows(organisationsToRollUp, [now]));
    if (due.length === 0) return;
    await kernel.runAsSystem(null, SWEEP, async (context) => {
      for (const row of due) {
        const organisationId = toId(row.organisation_id);
        await enqueue(context, rollUp, { organisationId }, { singletonKey: String(organisationId) });
      }
    });
  },
});
