import { shareList } from "@hirelane/db";
import { ListSharesInput, pageOf, ShareView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";

export const listShares = defineRead({
  id: "shares.list",
  summary: "With whom a video interview is shared.",
  permission: "shares.manage",
  input: ListSharesInput,
  output: pageOf(ShareView),
  async run(context, { videoInterviewId, jobId, ...page }) {
    await requireVideoInterviewAccess(context, videoInterviewId, jobId);
    return listPage(context, shareList, { ...page, filters: { videoInterviewId } });
  },
});
