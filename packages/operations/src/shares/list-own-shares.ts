import { listVideoInterviewsById, ownShareList, toId } from "@hirelane/db";
import { ListOwnSharesInput, OwnShareView, pageOf } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { presentVideoInterview } from "../video-interviews/present-video-interviews.ts";

export const listOwnShares = defineRead({
  id: "shares.listMine",
  summary: "What is shared with the caller: the shares, and the video interviews that they let them see.",
  permission: "shares.own.read",
  input: ListOwnSharesInput,
  output: pageOf(OwnShareView),
  async run(context, input) {
    const page = await listPage(context, ownShareList, { ...input, filters: { userId: actingUserId(context) ?? 0 } });
    const ids = page.items.map((share) => share.videoInterviewId);
    const rows = await context.sql.rows(listVideoInterviewsById, [ids, actingUserId(context)]);
    const interviews = new Map(rows.map((row) => [toId(row.id), presentVideoInterview(context, row)]));
    const items = page.items.flatMap((share) => {
      const interview = interviews.get(share.videoInterviewId);
      return interview === undefined ? [] : [{ share, interview }];
    });
    return { ...page, items };
  },
});
