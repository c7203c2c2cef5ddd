import { createAttachedFile, findRow, finishUpload as finish, keepAnswer, toId } from "@hirelane/db";
import { decideAnswer } from "@hirelane/domain";
import { z } from "zod";
import { loadOwnQuestion } from "../answers/load-asked-question.ts";
import { renewActivity } from "../answers/renew-activity.ts";
import { recordEvent } from "../kernel/events.ts";
import { allowed } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadOwnVideoInterview } from "../video-interviews/load-video-interview.ts";
import { loadUpload, UploadRef } from "./load-upload.ts";

/** Makes a finished upload the answer to its question, in one transaction; a second time changes nothing. */
export const finishUpload = defineWrite({
  id: "uploads.finish",
  summary: "Answer a question with the media that was uploaded.",
  permission: "answers.own.write",
  input: UploadRef.extend({ contentType: z.string() }),
  output: z.object({ answered: z.literal(true) }),
  async run(context, { uploadKey, contentType }) {
    const interview = await loadOwnVideoInterview(context);
    const upload = await loadUpload(context, uploadKey, interview.id);
    if (upload.finished_at !== null) return { answered: true as const };
    const questionId = toId(upload.question_id);
    const { facts } = await loadOwnQuestion(context, questionId);
    allowed(decideAnswer({ ...facts, timeLimitSeconds: null }, context.now));
    const { id, organisationId, jobId } = interview;
    const { storage_key: storageKey, size_bytes: sizeBytes } = upload;
    const stored = [organisationId, storageKey, "answer", id, contentType, sizeBytes, context.now];
    const file = await findRow(context.sql, createAttachedFile, stored);
    await findRow(context.sql, keepAnswer, [organisationId, id, questionId, context.now, null, null, file?.id]);
    await context.sql.rows(finish, [upload.id, context.now]);
    await renewActivity(context, interview, "act");
    const subject = { kind: "videoInterview", id } as const;
    await recordEvent(context, { type: "videoInterview.answered", subject, jobId, relatedId: questionId });
    return { answered: true as const };
  },
});
