import {
  findRow,
  getMustHaveSkills,
  getWaitingResume,
  keepResumeText,
  ResumeEntity,
  settleResumeKeys,
} from "@hirelane/db";
import { Id, matchSkills, MAX_FILE_BYTES, MAX_RESUME_TEXT_BYTES, skillsScore, toHundredths } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { z } from "zod";
import { requestAlerts } from "../alerts/request-alerts.ts";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineJob, type JobContext } from "../kernel/job.ts";
import { weightsOfJob } from "../score-weights/load-score-weight.ts";

const NAME = "extractResumeText";
const READABLE: ReadonlySet<string> = new Set([
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/plain",
]);

/** Whether the text of a CV of this content type can be read (SPEC §4): PDF, docx, plain. */
export function isReadable(contentType: string | null): boolean {
  return contentType !== null && READABLE.has(contentType.split(";")[0]?.trim() ?? "");
}

/**
 * Reads the text of a CV, and gives the resume its first score: the share of must-have skills that it names. What cannot be
 * read is noted as failed, and not tried again; what somebody scored meanwhile stays.
 */
export const extractResumeText = defineJob({
  name: NAME,
  payload: z.strictObject({ organisationId: Id("organisation"), resumeId: Id("resume") }),
  queue: { notify: true, retryLimit: 3, retryDelay: 10 },
  atOnce: 2,
  async run(context, { organisationId, resumeId }) {
    const file = await context.kernel.readAsSystem(organisationId, (sql) => findRow(sql, getWaitingResume, [resumeId]));
    if (file === null) return;
    const text = await readText(context, file);
    await context.kernel.runAsSystem(organisationId, NAME, (write) => settle(write, resumeId, text));
  },
  async giveUp({ kernel }, { organisationId, resumeId }) {
    await kernel.runAsSystem(organisationId, NAME, (write) => settle(write, resumeId, null));
  },
});

/** The text; null for a file that hides it. Throws when the storage or the reading itself is out of order. */
async function readText(
  { kernel, texts }: JobContext,
  file: NonNullable<(typeof getWaitingResume)["row"]>,
): Promise<string | null> {
  if (Number(file.size_bytes) > MAX_FILE_BYTES.cv) return null;
  if (texts === undefined) throw new Error("Nothing reads documents here.");
  const bytes = await new Response(await kernel.ports.storage.read(file.storage_key)).bytes();
  const text = await texts.extract(bytes, file.content_type);
  return text === null ? null : storable(text);
}

/** The text as it can be stored: without NUL and halves of characters, and cut to what is kept. */
function storable(text: string): string {
  const clean = text.toWellFormed().replaceAll("\u0000", "");
  const bytes = new TextEncoder().encode(clean).subarray(0, MAX_RESUME_TEXT_BYTES);
  return new TextDecoder().decode(bytes).replace(/\uFFFD$/, "");
}

async function settle(context: WriteContext, resumeId: number, text: string | null): Promise<void> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const resume = await context.em.findOne(ResumeEntity, { id: resumeId, textStatus: "waiting" }, { lockMode });
  if (resume === null) return;
  resume.textStatus = text === null ? "failed" : "extracted";
  resume.updatedAt = context.now;
  if (text !== null) {
    await context.sql.rows(keepResumeText, [resume.organisationId, resumeId, text]);
    await scoreSkills(context, resume, text);
  }
  await context.em.flush();
  await context.sql.rows(settleResumeKeys, [[resume.applicationId]]);
  const subject = { kind: "resume", id: resumeId } as const;
  const { jobId } = resume;
  await recordEvent(context, { type: "resume.textExtracted", subject, jobId, to: resume.textStatus });
  await requestAlerts(context, [resume.applicationId]);
}

async function scoreSkills(context: WriteContext, resume: ResumeEntity, text: string): Promise<void> {
  const job = await findRow(context.sql, getMustHaveSkills, [resume.jobId]);
  const match = matchSkills(text, job?.must_have_skills ?? []);
  resume.matchedSkills = [...match.matched];
  resume.missingSkills = [...match.missing];
  if (resume.scoredAt !== null) return;
  const { id, weights } = await weightsOfJob(context, resume.jobId);
  const score = skillsScore(match, weights);
  if (score === null) return;
  resume.skillsScore = toHundredths(score);
  resume.weights = weights;
  resume.scoreWeightId = id;
  resume.scoredAt = context.now;
}
