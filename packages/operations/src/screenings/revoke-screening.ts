import { findRow, getScreening, toScreeningView } from "@hirelane/db";
import { ScreeningView, VersionedScreeningRef } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview } from "../video-interviews/load-video-interview.ts";
import { takeTransition } from "../video-interviews/take-transition.ts";

export const revokeScreening = defineWrite({
  id: "screenings.revoke",
  summary: "Take a screening back: its video interview is skipped, for good, and no mail goes out any more.",
  permission: "screenings.manage",
  input: VersionedScreeningRef,
  output: ScreeningView,
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    if (interview.status !== "skipped") await takeTransition(context, interview, "skip");
    await context.em.flush();
    const row = await findRow(context.sql, getScreening, [target.id]);
    if (row === null) throw notFound("screening");
    return toScreeningView(row);
  },
});
