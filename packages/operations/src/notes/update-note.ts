import { NoteView, UpdateNoteInput } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadNote, viewNote } from "./load-note.ts";

export const updateNote = defineWrite({
  id: "notes.update",
  summary: "Change a note of one's own.",
  permission: "notes.manage",
  input: UpdateNoteInput,
  output: NoteView,
  async run(context, { id, expectedVersion, ...fields }) {
    const { note, jobId } = await loadNote(context, { id, expectedVersion });
    if (note.userId !== actingUserId(context)) {
      const message = "Only its author changes a note.";
      throw new OperationError("forbidden", message, { fields: [{ path: "id", message }] });
    }
    context.em.assign(note, { ...given(fields), updatedAt: context.now });
    await context.em.flush();
    const subject = { kind: "videoInterview", id: note.videoInterviewId } as const;
    await recordEvent(context, { type: "videoInterview.noteUpdated", subject, jobId, relatedId: id });
    return viewNote(context, id);
  },
});
