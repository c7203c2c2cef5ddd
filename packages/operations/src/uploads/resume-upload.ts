import { toDate, toId } from "@hirelane/db";
import { decideOpening } from "@hirelane/domain";
import { z } from "zod";
import { loadOwnQuestion } from "../answers/load-asked-question.ts";
import { renewActivity } from "../answers/renew-activity.ts";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadOwnVideoInterview } from "../video-interviews/load-video-interview.ts";
import { loadUpload, UploadRef } from "./load-upload.ts";

/** Lets the candidate go on with an upload of their own; its bytes are activity. */
export const resumeUpload = defineWrite({
  id: "uploads.resume",
  summary: "Go on with an upload.",
  permission: "answers.own.write",
  input: UploadRef,
  output: z.object({
    storageKey: z.string(),
    sizeBytes: z.number(),
    createdAt: z.date(),
    /** Whether it has become an answer. */
    finished: z.boolean(),
  }),
  async run(context, { uploadKey }) {
    const interview = await loadOwnVideoInterview(context);
    const upload = await loadUpload(context, uploadKey, interview.id);
    const { facts } = await loadOwnQuestion(context, toId(upload.question_id));
    const finished = upload.finished_at !== null;
    if (!finished) {
      allowed(decideOpening(facts));
      await renewActivity(context, interview, "bytes");
    }
    const { storage_key: storageKey, size_bytes: sizeBytes, created_at: createdAt } = upload;
    return { storageKey, sizeBytes: Number(sizeBytes), createdAt: toDate(createdAt), finished };
  },
});
