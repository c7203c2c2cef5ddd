import { NoteRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadNote } from "./load-note.ts";

export const deleteNote = defineWrite({
  id: "notes.delete",
  summary: "Remove a note of one's own; owners and admins remove every one that they see.",
  permission: "notes.manage",
  input: NoteRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, target) {
    const { note, jobId } = await loadNote(context, target);
    const { id, videoInterviewId } = note;
    context.em.remove(note);
    await context.em.flush();
    const subject = { kind: "videoInterview", id: videoInterviewId } as const;
    await recordEvent(context, { type: "videoInterview.noteDeleted", subject, jobId, relatedId: id });
    return { deleted: true as const };
  },
});
