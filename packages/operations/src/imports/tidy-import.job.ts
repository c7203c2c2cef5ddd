import { analyseImportedTables, findRow, removeImportKeys } from "@hirelane/db";
import { Id } from "@hirelane/domain";
import { z } from "zod";
import { defineJob } from "../kernel/job.ts";

const NAME = "tidyImport";
const BATCH = 5000;

/** Forgets what an import needed only while it received rows; after a large one the planner is told of the new rows. */
export const tidyImport = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), importId: Id("import"), isLarge: z.boolean() }),
  queue: {},
  async run({ kernel }, { organisationId, importId, isLarge }) {
    if (isLarge) await kernel.runAsSystem(organisationId, NAME, ({ sql }) => sql.rows(analyseImportedTables, []));
    const batch = () =>
      kernel.runAsSystem(organisationId, NAME, ({ sql }) => findRow(sql, removeImportKeys, [importId, BATCH]));
    while ((await batch())?.removed === BATCH);
  },
});
