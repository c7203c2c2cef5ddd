import { abandonUpload as abandon, forgetUpload, toId } from "@hirelane/db";
import { z } from "zod";
import type { Call, Kernel } from "../kernel/kernel.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadOwnVideoInterview } from "../video-interviews/load-video-interview.ts";
import { loadUpload, UploadRef } from "./load-upload.ts";

const abandonUpload = defineWrite({
  id: "uploads.abandon",
  summary: "Give up an upload that is not finished.",
  permission: "answers.own.write",
  input: UploadRef,
  output: z.object({ id: z.number(), storageKey: z.string() }),
  async run(context, { uploadKey }) {
    const interview = await loadOwnVideoInterview(context);
    const upload = await loadUpload(context, uploadKey, interview.id);
    if (upload.finished_at !== null) throw new OperationError("refused", "This upload has become an answer.");
    await context.sql.rows(abandon, [upload.id]);
    return { id: toId(upload.id), storageKey: upload.storage_key };
  },
});

/** Gives up an upload of the caller's own, and removes what of it has arrived; what fails is left to housekeeping. */
export async function giveUpUpload(kernel: Kernel, uploadKey: string, call: Call): Promise<void> {
  const { id, storageKey } = await kernel.run(abandonUpload, { uploadKey }, call);
  await kernel.ports.storage.discardUpload(storageKey);
  if (call.principal.kind !== "candidate") return;
  const { organisationId } = call.principal;
  await kernel.runAsSystem(organisationId, abandonUpload.id, ({ sql }) => sql.rows(forgetUpload, [id]));
}
