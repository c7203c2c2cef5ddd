import { Id } from "@hirelane/domain";
import { z } from "zod";
import { defineJob } from "../kernel/job.ts";
import { revertChunk } from "./revert-chunk.ts";

const NAME = "revertImportChunk";

/** Takes back one chunk of an import, in one transaction. */
export const revertImportChunk = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), importId: Id("import"), chunk: z.int().positive() }),
  queue: { notify: true, retryLimit: 20, retryDelay: 1, retryDelayMax: 60 },
  atOnce: 4,
  async run({ kernel }, { organisationId, importId, chunk }) {
    await kernel.runAsSystem(organisationId, NAME, (context) => revertChunk(context, importId, chunk));
  },
});
