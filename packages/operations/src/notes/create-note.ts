import { NoteEntity } from "@hirelane/db";
import { CreateNoteInput, NoteView } from "@hirelane/domain";
import { evaluatorOf } from "../evaluations/load-evaluation.ts";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { viewNote } from "./load-note.ts";

export const createNote = defineWrite({
  id: "notes.create",
  summary: "Write a note on a video interview: for oneself, or for all who weigh it.",
  permission: "notes.create",
  input: CreateNoteInput,
  output: NoteView,
  async run(context, { videoInterviewId, text, visibility }) {
    const { jobId } = await requireVideoInterviewAccess(context, videoInterviewId);
    const note = context.em.create(NoteEntity, {
      organisationId: organisationOf(context),
      videoInterviewId,
      userId: evaluatorOf(context),
      visibility,
      text,
      createdAt: context.now,
      updatedAt: context.now,
    });
    await context.em.flush();
    const subject = { kind: "videoInterview", id: videoInterviewId } as const;
    await recordEvent(context, { type: "videoInterview.noteCreated", subject, jobId, relatedId: note.id });
    return viewNote(context, note.id);
  },
});
