import {
  countShares,
  findRow,
  findShare,
  getShare,
  getUser,
  ShareEntity,
  type ShareRow,
  toShareView,
} from "@hirelane/db";
import { CreateShareInput, decideShare, ShareView } from "@hirelane/domain";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField, notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { loadVideoInterview } from "../video-interviews/load-video-interview.ts";

export const createShare = defineWrite({
  id: "shares.create",
  summary:
    "Let a user see one video interview, and tell them by mail; what is shared with them already stays as it is.",
  permission: "shares.manage",
  input: CreateShareInput,
  output: ShareView,
  async run(context, { videoInterviewId, userId, jobId }) {
    const interview = await loadVideoInterview(context, { id: videoInterviewId, jobId });
    await checkUser(context, videoInterviewId, userId);
    const known = await findRow(context.sql, findShare, [videoInterviewId, userId]);
    const row = known ?? (await share(context, interview, userId));
    if (row === null) throw notFound("video interview");
    return toShareView(row);
  },
});

async function checkUser(context: WriteContext, videoInterviewId: number, userId: number): Promise<void> {
  const user = await findRow(context.sql, getUser, [userId]);
  if (user === null) {
    const message = "No such user.";
    throw new OperationError("not_found", message, { fields: [{ path: "userId", message }] });
  }
  const shares = await findRow(context.sql, countShares, [videoInterviewId]);
  const isSelf = userId === actingUserId(context);
  const decision = decideShare({ isSelf, status: user.status, shares: shares?.shares ?? 0 });
  if (!decision.ok) throw invalidField("userId", decision.refusal);
}

/** Null: the job was deleted meanwhile. */
async function share(
  context: WriteContext,
  { id: videoInterviewId, jobId }: { readonly id: number; readonly jobId: number },
  userId: number,
): Promise<ShareRow | null> {
  const organisationId = organisationOf(context);
  const row = context.em.create(ShareEntity, {
    organisationId,
    videoInterviewId,
    userId,
    createdByUserId: actingUserId(context),
    createdAt: context.now,
  });
  await context.em.flush();
  const subject = { kind: "videoInterview", id: videoInterviewId } as const;
  await recordEvent(context, { type: "videoInterview.shared", subject, jobId, relatedId: userId });
  const mail = { template: "videoInterviewShared", userId, videoInterviewId, uniqueKey: `share:${row.id}` } as const;
  await queueMail(context, { ...mail, organisationId });
  return findRow(context.sql, getShare, [row.id]);
}
