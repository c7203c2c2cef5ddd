import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import type { RowStanding } from "../access/permissions.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { RequiredText, Text } from "../kernel/text.ts";
import { StageService } from "../workflows/stage.ts";

const FeedbackText = RequiredText(10_000);

/** From 1 to 5. */
const Rating = z.int().min(1).max(5);

/** The words of one of a job's team on an application, about one of its stages or about the whole. */
export const FeedbackView = z.object({
  id: Id("feedback"),
  applicationId: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  stageId: Id("stage").nullable(),
  /** The stage's name when it was written; empty without one. */
  stepName: z.string(),
  /** Null once the user is gone. */
  userId: Id("user").nullable(),
  text: z.string(),
  rating: z.number().nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type FeedbackView = z.infer<typeof FeedbackView>;

export const CreateFeedbackInput = z.strictObject({
  applicationId: Id("application"),
  stageId: Id("stage").optional(),
  text: FeedbackText,
  rating: Rating.optional(),
});
export const UpdateFeedbackInput = z.strictObject({
  id: Id("feedback"),
  text: FeedbackText.optional(),
  rating: Rating.nullable().optional(),
  expectedVersion: ExpectedVersion,
});
export const FeedbackRef = z.strictObject({ id: Id("feedback") });
export const VersionedFeedbackRef = z.strictObject({ id: Id("feedback"), expectedVersion: ExpectedVersion });
export const ListFeedbackInput = listInput(
  { applicationId: Id("application"), jobId: Id("job"), candidateId: Id("candidate"), userId: Id("user") },
  ["-id", "id"],
);
/** Feedback on a candidate for a job; the step by its name, or by what happens in it. */
export const GiveFeedbackInput = z.strictObject({
  candidateId: Id("candidate"),
  jobId: Id("job"),
  stepName: Text(200).default(""),
  service: StageService.optional(),
  text: FeedbackText,
  rating: Rating.optional(),
});
export const FeedbackOfCandidateRef = z.strictObject({ candidateId: Id("candidate"), jobId: Id("job") });

/**
 * How an actor stands to feedback, given how they stand to its job: who sees the job reads it, its author changes it, and
 * owners and admins may remove it (SPEC §4).
 */
export function feedbackStanding(actor: Actor, feedback: { readonly userId: number | null }, job: RowStanding) {
  const nothing = { access: "none", watches: false, evaluates: false } as const;
  if (actor.kind !== "user" || job.access === "none") return nothing;
  const isAuthor = feedback.userId === actor.userId;
  const isAdministrator = actor.role === "owner" || actor.role === "admin";
  return { ...nothing, access: isAuthor || isAdministrator ? "manage" : "read" } as const satisfies RowStanding;
}
