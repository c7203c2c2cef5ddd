import { VersionedVideoInterviewRef } from "@hirelane/domain";
import { z } from "zod";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { dropFilesOfInterview } from "../resumes/add-resume.ts";
import { loadVideoInterview } from "./load-video-interview.ts";

export const deleteVideoInterview = defineWrite({
  id: "videoInterviews.delete",
  summary: "Remove a video interview and the files that came with it; the person and the application stay.",
  permission: "videoInterviews.manage",
  input: VersionedVideoInterviewRef,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, target) {
    const interview = await loadVideoInterview(context, target);
    const { id, jobId, status } = interview;
    await dropFilesOfInterview(context, id);
    context.em.remove(interview);
    await context.em.flush();
    const subject = { kind: "videoInterview", id } as const;
    await recordEvent(context, { type: "videoInterview.deleted", subject, jobId, from: status });
    return { deleted: true as const };
  },
});
