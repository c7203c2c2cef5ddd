import {
  deleteResumeRow,
  detachResumeFiles,
  findRow,
  lockApplicationOfResume,
  reinstateResume,
  settleResumeKeys,
} from "@hirelane/db";
import { DeleteResumeInput } from "@hirelane/domain";
import { z } from "zod";
import { requestAlerts } from "../alerts/request-alerts.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { loadResume, viewResume } from "./load-resume.ts";

export const deleteResume = defineWrite({
  id: "resumes.delete",
  summary:
    "Delete a version of a resume for good, with its file, text and score; after the current one, the version before is current.",
  permission: "resumes.manage",
  input: DeleteResumeInput,
  output: z.object({ deleted: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    const { applicationId, jobId } = await viewResume(context, id);
    // The application first, as whoever adds a version does.
    await findRow(context.sql, lockApplicationOfResume, [applicationId]);
    const resume = await loadResume(context, id, expectedVersion);
    await context.sql.rows(detachResumeFiles, [[id]]);
    await context.sql.rows(deleteResumeRow, [id]);
    context.em.getUnitOfWork().unsetIdentity(resume);
    if (resume.current) await context.sql.rows(reinstateResume, [applicationId, context.now]);
    await context.sql.rows(settleResumeKeys, [[applicationId]]);
    const subject = { kind: "resume", id } as const;
    await recordEvent(context, { type: "resume.removed", subject, jobId, relatedId: applicationId });
    if (resume.current) await requestAlerts(context, [applicationId]);
    return { deleted: true as const };
  },
});
