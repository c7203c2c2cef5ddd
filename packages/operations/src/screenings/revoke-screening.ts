import { ScreeningView, VersionedScreeningRef } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { loadVideoInterview } from "../video-interviews/load-video-interview.ts";
import { takeTransition } from "../video-interviews/take-transition.ts";
import { viewScreening } from "./view-screening.ts";

export const revokeScreening = defineWrite({
  id: "screenings.revoke",
  summary: "Take a screening back: its video interview is skipped, for good, and no mail goes out any more.",
  permission: "screenings.manage",
  input: VersionedScreeningRef,
  output: ScreeningView,
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    if (interview.status !== "skipped") await takeTransition(context, interview, "skip");
    return viewScreening(context, target.id);
  },
});
