import { abandonUploads, createUpload } from "@hirelane/db";
import { BeginUploadInput, decideAnswer, MAX_MEDIA_BYTES } from "@hirelane/domain";
import { z } from "zod";
import { loadOwnQuestion } from "../answers/load-asked-question.ts";
import { renewActivity } from "../answers/renew-activity.ts";
import { newStorageKey } from "../files/storage-key.ts";
import { recordEvent } from "../kernel/events.ts";
import { allowed, invalidField, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";

/**
 * Notes an upload before its first byte: what a crash leaves, housekeeping finds. An unfinished one for the same question
 * is given up. A step of the tus protocol, and no operation of the catalogue (decision 0009).
 */
export const beginUpload = defineWrite({
  id: "uploads.begin",
  summary: "Begin to upload the media that answers a question.",
  permission: "answers.own.write",
  input: BeginUploadInput,
  output: z.object({ uploadKey: z.string(), storageKey: z.string() }),
  async run(context, { questionId, sizeBytes }) {
    const { interview, row, facts } = await loadOwnQuestion(context, questionId);
    if (row.kind !== "video") throw invalidField("questionId", `A question of kind ${row.kind} takes no recording.`);
    allowed(decideAnswer(facts, context.now));
    if (sizeBytes > MAX_MEDIA_BYTES) {
      throw new OperationError("payload_too_large", `The file is larger than ${MAX_MEDIA_BYTES} bytes.`);
    }
    const { id, organisationId, jobId } = interview;
    const uploadKey = context.ports.cryptography.randomHex(16);
    const storageKey = newStorageKey(context.ports.cryptography);
    await context.sql.rows(abandonUploads, [id, questionId]);
    await context.sql.rows(createUpload, [
      organisationId,
      uploadKey,
      storageKey,
      id,
      questionId,
      sizeBytes,
      context.now,
    ]);
    await renewActivity(context, interview, "act");
    const subject = { kind: "videoInterview", id } as const;
    await recordEvent(context, { type: "videoInterview.uploadBegun", subject, jobId, relatedId: questionId });
    return { uploadKey, storageKey };
  },
});
