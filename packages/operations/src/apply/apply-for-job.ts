import { findApplication, findRow, getPublicJob } from "@hirelane/db";
import {
  ApplyAnswer,
  ApplyInput,
  complaintsAboutAnswers,
  isKnockedOut,
  type KnockoutAnswers,
  type KnockoutQuestion,
} from "@hirelane/domain";
import { beginPipeline } from "../applications/begin-pipeline.ts";
import { changeStatuses } from "../applications/change-statuses.ts";
import { createApplicationRow } from "../applications/create-application-row.ts";
import { lockApplications } from "../applications/lock-applications.ts";
import { findOrCreatePerson } from "../candidates/person.ts";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { addResume } from "../resumes/add-resume.ts";
import { lockApplicantCv } from "./applicant-cv.ts";
import { countStranger, enterPublicJob } from "./public-job.ts";

const RECEIVED = { received: true } as const;

export const applyForJob = defineWrite({
  id: "applications.applyForJob",
  summary: "Apply for an open job by its public key; the answer is the same for everybody who applies.",
  permission: "jobs.apply",
  input: ApplyInput,
  output: ApplyAnswer,
  async run(stranger, { publicKey, cv: token, answers = [], ...person }) {
    const { jobId, context } = await enterPublicJob(stranger, publicKey);
    await countStranger(context, "apply", publicKey);
    const questions = await questionsOf(context, jobId, answers);
    const cv = token === undefined ? null : await lockApplicantCv(context, publicKey, token);
    const candidateId = await findOrCreatePerson(context, person);
    if ((await findRow(context.sql, findApplication, [candidateId, jobId])) !== null) return RECEIVED;
    const origin = { source: "apply", knockoutAnswers: answers, beginsLater: true } as const;
    const { id: applicationId } = await createApplicationRow(context, candidateId, jobId, origin);
    const came = { applicationId, jobId, videoInterviewId: null, name: "" };
    if (cv !== null) await addResume(context, { ...came, fileId: cv.id, contentType: cv.content_type });
    await confirm(context, applicationId);
    if (isKnockedOut(questions, answers)) await knockOut(context, applicationId);
    else await beginPipeline(context, [applicationId]);
    return RECEIVED;
  },
});

/** The knock-out questions of the job; throws `invalid_input` for answers that do not fit them. */
async function questionsOf(
  context: WriteContext,
  jobId: number,
  answers: KnockoutAnswers,
): Promise<readonly KnockoutQuestion[]> {
  const job = await findRow(context.sql, getPublicJob, [jobId]);
  if (job === null) throw notFound("job");
  const fields = complaintsAboutAnswers(job.knockout_questions, answers);
  if (fields.length > 0) throw new OperationError("invalid_input", "Answer the questions.", { fields });
  return job.knockout_questions;
}

async function confirm(context: WriteContext, applicationId: number): Promise<void> {
  const template = "applicationReceived";
  const uniqueKey = `application:${applicationId}:${template}`;
  await queueMail(context, { organisationId: organisationOf(context), template, uniqueKey, applicationId });
}

/** Rejected, and not told so here: the answer is that of everybody. */
async function knockOut(context: WriteContext, applicationId: number): Promise<void> {
  await changeStatuses(context, await lockApplications(context, [applicationId]), "reject", "knockOut");
}
