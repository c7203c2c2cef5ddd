import { Id } from "@hirelane/domain";
import { z } from "zod";
import { defineJob } from "../kernel/job.ts";
import { giveUpChunk, runChunk } from "./run-chunk.ts";

const NAME = "runImportChunk";

/** Handles one chunk of an import, all of it in one transaction: killed anywhere, it has been handled or it has not. */
export const runImportChunk = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), importId: Id("import"), chunk: z.int().positive() }),
  queue: { notify: true, retryLimit: 20, retryDelay: 1, retryDelayMax: 60 },
  atOnce: 4,
  async run({ kernel }, { organisationId, importId, chunk }) {
    await kernel.runAsSystem(organisationId, NAME, (context) => runChunk(context, importId, chunk));
  },
  async giveUp({ kernel }, { organisationId, importId, chunk }) {
    await kernel.runAsSystem(organisationId, NAME, (context) => giveUpChunk(context, importId, chunk));
  },
});
