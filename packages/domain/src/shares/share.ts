import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import type { RowStanding } from "../access/permissions.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import type { UserStatus } from "../users/user.ts";

/** Users with whom one video interview can be shared at most. */
const MAX_SHARES = 100;

/** A share of one video interview: whom it lets see it, and who shared it. */
export const ShareView = z.object({
  id: Id("share"),
  videoInterviewId: Id("videoInterview"),
  jobId: Id("job"),
  userId: Id("user"),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  createdBy: Id("user").nullable(),
  createdAt: z.date(),
});
export type ShareView = z.infer<typeof ShareView>;

/** Names one share; `videoInterviewId` and `jobId`, when given, are what it must belong to. */
export const ShareRef = z.strictObject({
  id: Id("share"),
  videoInterviewId: Id("videoInterview").optional(),
  jobId: Id("job").optional(),
});

export const CreateShareInput = z.strictObject({
  videoInterviewId: Id("videoInterview"),
  userId: Id("user"),
  jobId: Id("job").optional(),
});

export const ListSharesInput = listInput({}, ["id", "-id"]).extend({
  videoInterviewId: Id("videoInterview"),
  jobId: Id("job").optional(),
});

export const ListOwnSharesInput = listInput({}, ["-id", "id"]);

/** What is known of the user with whom somebody shares. */
export interface ShareFacts {
  readonly isSelf: boolean;
  readonly status: UserStatus;
  /** How many others it is shared with. */
  readonly shares: number;
}

/** Whether a video interview may be shared with a user, or why not: it is the sharer, has no access, or there are too many. */
export function decideShare({ isSelf, status, shares }: ShareFacts): Decision<null, string> {
  if (isSelf) return refuse("You cannot share with yourself.");
  if (status === "deactivated") return refuse("This user is deactivated.");
  if (shares >= MAX_SHARES) return refuse(`A video interview is shared with at most ${MAX_SHARES} users.`);
  return allow(null);
}

/**
 * How an actor stands to a share: those who manage its interview's job manage it, whom it is for reads it, and nobody else
 * knows of it.
 */
export function shareStanding(
  actor: Actor,
  share: { readonly userId: number; readonly interview: RowStanding },
): RowStanding {
  const { interview, userId } = share;
  const isOwn = actor.kind === "user" && actor.userId === userId && interview.access !== "none";
  const managed = actor.kind !== "candidate" && interview.access === "manage";
  const other = isOwn ? "read" : "none";
  return { access: managed ? "manage" : other, watches: false, evaluates: false };
}
