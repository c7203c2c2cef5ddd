import { findApplication, findRow, findVideoInterviewOfApplication, toId, VideoInterviewEntity } from "@hirelane/db";
import { CreateVideoInterviewInput, VideoInterviewView } from "@hirelane/domain";
import { beginPipeline } from "../applications/begin-pipeline.ts";
import { createApplicationRow } from "../applications/create-application-row.ts";
import { findOrCreatePerson } from "../candidates/person.ts";
import { changeAttachments, withDigests } from "../files/attachments.ts";
import { requireJobAccess } from "../jobs/load-job.ts";
import { actingUserId, organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { chooseUsername } from "./choose-username.ts";
import { viewVideoInterview } from "./present-video-interviews.ts";

export const createVideoInterview = defineWrite({
  id: "videoInterviews.create",
  summary: "Create a candidate's video interview for a job, not yet invited; a known email reuses the person.",
  permission: "videoInterviews.manage",
  input: CreateVideoInterviewInput,
  output: VideoInterviewView,
  idempotencyInput: withDigests,
  async run(context, input) {
    const { jobId, firstName, lastName, phone = "", gender = "", address = "" } = input;
    await requireJobAccess(context, jobId);
    const email = input.email === undefined || input.email === "" ? null : input.email;
    const candidateId = await findOrCreatePerson(context, { email, firstName, lastName, phone, gender, address });
    const applicationId = await freeApplication(context, candidateId, jobId);
    const { cryptography } = context.ports;
    const activationKey = cryptography.randomHex(16);
    const interview = context.em.create(VideoInterviewEntity, {
      organisationId: organisationOf(context),
      applicationId,
      jobId,
      status: "new",
      firstName,
      lastName,
      phone,
      gender,
      address,
      username: await chooseUsername(context, lastName, input.username),
      interviewKey: cryptography.randomHex(16),
      activationKeyHash: cryptography.sha256(activationKey),
      sealedActivationKey: cryptography.seal(activationKey),
      partnerData: input.partnerData ?? {},
      passwordHash: null,
      inactiveAt: null,
      deadline: null,
      invitedAt: null,
      confirmedAt: null,
      startedAt: null,
      interviewedAt: null,
      createdByUserId: actingUserId(context),
      createdAt: context.now,
    });
    await context.em.flush();
    const subject = { kind: "videoInterview", id: interview.id } as const;
    await recordEvent(context, { type: "videoInterview.created", subject, jobId, to: "new", relatedId: applicationId });
    await beginPipeline(context, [applicationId]);
    await changeAttachments(context, interview, input);
    return viewVideoInterview(context, interview.id);
  },
});

/** The application that the interview will hang on; throws `invalid_input` on `email` when it has one already. */
async function freeApplication(context: WriteContext, candidateId: number, jobId: number): Promise<number> {
  const known = await findRow(context.sql, findApplication, [candidateId, jobId]);
  if (known === null) return (await createApplicationRow(context, candidateId, jobId, { beginsLater: true })).id;
  if ((await findRow(context.sql, findVideoInterviewOfApplication, [known.id])) !== null) {
    throw invalidField("email", "A candidate with this email exists already in this job.");
  }
  return toId(known.id);
}
