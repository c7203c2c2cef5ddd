import { AssessmentView, UpdateAssessmentInput } from "@hirelane/domain";
import { requireSameApplication } from "../applications/same-application.ts";
import { actingUserId, type WriteContext } from "../kernel/context.ts";
import { invalidField, refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewAssessment } from "./assessment-view.ts";
import { changeAssessment } from "./change-assessment.ts";
import { type KnownAssessment, loadAssessment } from "./load-assessment.ts";
import { moveWindow } from "./move-window.ts";
import { noteResult } from "./note-result.ts";

const BY_HAND = "byHand";

export const updateAssessment = defineWrite({
  id: "assessments.update",
  summary: "Change a test: its time, its result, its approval, or that it counts; what it is already changes nothing.",
  permission: "assessments.manage",
  input: UpdateAssessmentInput,
  output: AssessmentView,
  async run(context, input) {
    const known = await loadAssessment(context, input);
    await requireSameApplication(context, known.assessment, input);
    await moveWindow(context, known, input);
    await start(context, known, input);
    await complete(context, known, input);
    await decide(context, known, input);
    return viewAssessment(context, input.id);
  },
});

/** Notes that the candidate has begun; nothing takes that back. */
async function start(context: WriteContext, known: KnownAssessment, { started }: UpdateAssessmentInput): Promise<void> {
  const { startedAt } = known.assessment;
  if (started === false && startedAt !== null) throw refusedField("started", "The test stays started.");
  if (started === true && startedAt === null) await changeAssessment(context, known, "start");
}

/** A score completes the test; nothing takes that back. */
async function complete(context: WriteContext, known: KnownAssessment, input: UpdateAssessmentInput): Promise<void> {
  const { assessment } = known;
  const { score = assessment.score, total = assessment.total, completed, proctoring } = input;
  const isCompleted = assessment.completedAt !== null;
  if (completed === false && isCompleted) throw refusedField("completed", "The test stays completed.");
  const isScored = input.score !== undefined || input.total !== undefined;
  if (completed !== true && !isScored) return note(context, known, proctoring);
  if (completed === false) throw invalidField("completed", "A test with a score is completed.");
  if (score === null) throw invalidField("score", "A completed test has a score.");
  if (total === null) throw invalidField("total", "A completed test has a total.");
  if (score > total) throw invalidField("score", "Must not be above the total.");
  const isKnown = isCompleted && score === assessment.score && total === assessment.total;
  if (isKnown) return note(context, known, proctoring);
  await noteResult(context, known, { score, total, proctoring });
}

/** Keeps what the provider noted, without a result. */
async function note(
  context: WriteContext,
  { assessment }: KnownAssessment,
  proctoring: UpdateAssessmentInput["proctoring"],
): Promise<void> {
  if (proctoring === undefined) return;
  context.em.assign(assessment, { proctoring, updatedAt: context.now });
  await context.em.flush();
}

async function decide(context: WriteContext, known: KnownAssessment, input: UpdateAssessmentInput): Promise<void> {
  const { assessment } = known;
  const { approved, disqualified, revoked, disqualifiedCode = BY_HAND } = input;
  if (approved !== undefined && approved !== assessment.approved) {
    const change = { approved, approvedByUserId: actingUserId(context) };
    await changeAssessment(context, known, approved ? "approve" : "disapprove", change);
  }
  if (disqualified === true) await changeAssessment(context, known, "disqualify", { disqualifiedCode });
  if (disqualified === false && assessment.disqualifiedAt !== null) {
    throw refusedField("disqualified", "The test stays disqualified.");
  }
  if (revoked === true) await changeAssessment(context, known, "revoke");
  if (revoked === false && assessment.revokedAt !== null) throw refusedField("revoked", "The test stays revoked.");
}
