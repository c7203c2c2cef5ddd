import { noteList } from "@hirelane/db";
import { ListNotesInput, NoteView, pageOf } from "@hirelane/domain";
import { sightOf } from "../evaluations/evaluation-sight.ts";
import { evaluatorOf } from "../evaluations/load-evaluation.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";

export const listNotes = defineRead({
  id: "notes.list",
  summary: "The notes on a video interview: one's own, and those that others share.",
  permission: "notes.read",
  input: ListNotesInput,
  output: pageOf(NoteView),
  async run(context, { videoInterviewId, ...page }) {
    const known = await requireVideoInterviewAccess(context, videoInterviewId);
    const userId = evaluatorOf(context);
    const whose = (await sightOf(context, known)) ? { reader: userId } : { onlyOf: userId };
    return listPage(context, noteList, { ...page, filters: { videoInterviewId, ...whose } });
  },
});
