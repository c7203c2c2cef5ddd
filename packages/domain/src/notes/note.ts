import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import type { RowStanding } from "../access/permissions.ts";
import { isEnough } from "../jobs/job-access.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText } from "../kernel/text.ts";

/** Private notes are their author's alone; shared ones are for all who weigh the interview. */
export const NoteVisibility = z.enum(["private", "shared"]);
export type NoteVisibility = z.infer<typeof NoteVisibility>;

/** A note on a video interview, by one of those who weigh it. */
export const NoteView = z.object({
  id: Id("note"),
  videoInterviewId: Id("videoInterview"),
  userId: Id("user"),
  visibility: NoteVisibility,
  text: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  version: z.number(),
});
export type NoteView = z.infer<typeof NoteView>;

const NoteText = RequiredText(10_000);

export const CreateNoteInput = z.strictObject({
  videoInterviewId: Id("videoInterview"),
  text: NoteText,
  visibility: NoteVisibility.default("private"),
});
export const UpdateNoteInput = z.strictObject({
  id: Id("note"),
  text: NoteText.optional(),
  visibility: NoteVisibility.optional(),
  expectedVersion: ExpectedVersion,
});
export const NoteRef = z.strictObject({ id: Id("note"), expectedVersion: ExpectedVersion });
export const ListNotesInput = listInput({}, ["-id", "id"]).extend({ videoInterviewId: Id("videoInterview") });

/** What must be known of a note to say who may see it. */
export interface NoteFacts {
  readonly userId: number;
  readonly visibility: NoteVisibility;
  /** How the actor stands to the video interview that it is about. */
  readonly interview: RowStanding;
  /** Whether the actor is shown what others gave. */
  readonly seesOthers: boolean;
}

/**
 * How an actor stands to a note: its author changes it, owners and admins may remove it, and those who weigh the
 * interview read it when it is shared. Whoever may not see the interview any more has no notes on it.
 */
export function noteStanding(actor: Actor, note: NoteFacts): RowStanding {
  const nothing = { access: "none", watches: false, evaluates: false } as const;
  if (actor.kind !== "user" || !isEnough(note.interview, "weigh")) return nothing;
  if (note.userId === actor.userId) return { ...nothing, access: "manage" };
  if (note.visibility === "private" || !note.seesOthers) return nothing;
  const isAdministrator = actor.role === "owner" || actor.role === "admin";
  return { ...nothing, access: isAdministrator ? "manage" : "read" };
}
