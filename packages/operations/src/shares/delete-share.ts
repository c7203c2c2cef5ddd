import { ShareEntity } from "@hirelane/db";
import { ShareRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadShare } from "./load-share.ts";

export const deleteShare = defineWrite({
  id: "shares.delete",
  summary: "End a share: its user does not see the video interview by it any more.",
  permission: "shares.manage",
  input: ShareRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, target) {
    const { id, videoInterviewId, jobId, userId } = await loadShare(context, target);
    if ((await context.em.nativeDelete(ShareEntity, { id })) === 0) throw notFound("share");
    const subject = { kind: "videoInterview", id: videoInterviewId } as const;
    await recordEvent(context, { type: "videoInterview.unshared", subject, jobId, relatedId: userId });
    return { deleted: true as const };
  },
});
