import type { NoteView, NoteVisibility } from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface NoteRow {
  id: string;
  video_interview_id: string;
  user_id: string;
  visibility: NoteVisibility;
  text: string;
  created_at: string;
  updated_at: string;
  version: number;
}

const columns = "n.id, n.video_interview_id, n.user_id, n.visibility, n.text, n.created_at, n.updated_at, n.version";
const from = "from notes n";

export function toNoteView(row: NoteRow): NoteView {
  return {
    id: toId(row.id),
    videoInterviewId: toId(row.video_interview_id),
    userId: toId(row.user_id),
    visibility: row.visibility,
    text: row.text,
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    version: row.version,
  };
}

/** One note; `$1` is the id. */
export const getNote = namedQuery<NoteRow>(`select ${columns} ${from} where n.id = $1`);

/** The notes on one video interview: what the user `reader` may see, or what `onlyOf` wrote. */
export const noteList: ListDefinition<NoteRow & { sort_key: string }, NoteView> = {
  columns,
  from,
  key: "n.id",
  filters: {
    videoInterviewId: "n.video_interview_id = $",
    reader: "(n.user_id = $ or n.visibility = 'shared')",
    onlyOf: "n.user_id = $",
  },
  within: "videoInterviewId",
  orders: { id: { column: "n.id", type: "bigint" } },
  shape: toNoteView,
};
