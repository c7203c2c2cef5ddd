import {
  CandidateEntity,
  eraseApplications,
  erasePerson,
  forgetStoredAnswers,
  listWhatIsErased,
  showDeletedJobs,
  toId,
  toIdOrNull,
} from "@hirelane/db";
import { EraseCandidateInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import { forgetStagedPerson } from "../imports/forget-staged-person.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { foldWhatIsCounted } from "../rollups/fold-organisation.ts";
import { requireCandidateAccess, requireWholeCandidate } from "./load-candidate.ts";

export const eraseCandidate = defineWrite({
  id: "candidates.erase",
  summary:
    "Erase a person for good: data, applications, interviews, answers, resumes and files, rows of imports that wait, and answers kept for Idempotency-Keys. Events keep ids; nothing is mailed any more.",
  permission: "candidates.manage",
  input: EraseCandidateInput,
  output: z.object({ erased: z.literal(true) }),
  async run(context, { id, expectedVersion }) {
    await requireCandidateAccess(context, id);
    await context.sql.rows(showDeletedJobs, []);
    await requireWholeCandidate(context, id);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const candidate = await context.em.findOne(CandidateEntity, { id }, { lockMode });
    if (candidate === null) throw notFound("candidate");
    if (candidate.erasedAt === null) {
      checkVersion(candidate, expectedVersion);
      await noteApplications(context, id);
      if (candidate.email !== null) await forgetStagedPerson(context, candidate.email);
      await context.sql.rows(eraseApplications, [id]);
      await context.sql.rows(forgetStoredAnswers, [organisationOf(context)]);
      await context.sql.rows(erasePerson, [id, context.now]);
      await foldWhatIsCounted(context);
      await recordEvent(context, { type: "candidate.erased", subject: { kind: "candidate", id } });
      context.em.getUnitOfWork().unsetIdentity(candidate);
    }
    return { erased: true as const };
  },
});

/** What ends with the person: each interview and each application has its last event. */
async function noteApplications(context: WriteContext, candidateId: number): Promise<void> {
  for (const row of await context.sql.rows(listWhatIsErased, [candidateId])) {
    const jobId = toId(row.job_id);
    const interviewId = toIdOrNull(row.video_interview_id);
    if (interviewId !== null) {
      const subject = { kind: "videoInterview", id: interviewId } as const;
      const from = row.interview_status ?? "new";
      await recordEvent(context, { type: "videoInterview.deleted", subject, jobId, from, reasonCode: "erased" });
    }
    const subject = { kind: "application", id: toId(row.application_id) } as const;
    const entry = { subject, jobId, from: row.status, reasonCode: "erased", relatedId: candidateId };
    await recordEvent(context, { type: "application.deleted", ...entry });
  }
}
