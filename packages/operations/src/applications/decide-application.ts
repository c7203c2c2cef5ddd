import {
  type ApplicationAction,
  type ApplicationDecision,
  ApplicationDetail,
  type ApplicationStatus,
  DecideApplicationInput,
} from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { actOnStep } from "../steps/act-on-step.ts";
import { approveAndOpenNext, decline, disapproveAndTakeBack } from "../steps/approve-and-open.ts";
import { loadSteps, positionOf, type StageTarget, stepOfService } from "../steps/load-step.ts";
import { applicationOf } from "./application-of.ts";
import { viewApplicationDetail } from "./application-view.ts";
import { changeApplication } from "./change-application.ts";
import { loadApplication } from "./load-application.ts";
import { moveLocked } from "./move-applications.ts";

/** Brings about a decision about an application, or about its step of a service. */
type Deed = (context: WriteContext, applicationId: number, target: StageTarget) => Promise<unknown>;

const deeds: Readonly<Record<ApplicationDecision, Deed>> = {
  shortlist: shortlistFor,
  async decline(context, applicationId, target) {
    const known = await loadSteps(context, applicationId);
    await decline(context, known, stepOfService(known, target));
  },
  async unshortlist(context, applicationId, target) {
    const known = await loadSteps(context, applicationId);
    await disapproveAndTakeBack(context, known, stepOfService(known, target));
  },
  start: (context, applicationId, target) => act(context, applicationId, target, "start"),
  complete: (context, applicationId, target) => act(context, applicationId, target, "complete"),
  async scheduleFinalInterview(context, applicationId) {
    const known = await loadSteps(context, applicationId);
    const { step } = stepOfService(known, { service: "finalInterview" });
    const reasonCode = "finalInterviewScheduled";
    await moveLocked(context, [known.application], { to: step.stage.id, by: "person", reasonCode });
  },
  async takeUp(context, applicationId, target) {
    const { status } = await loadApplication(context, applicationId);
    if (status === "active") return act(context, applicationId, target, "start");
    return changeApplication(context, { id: applicationId }, status === "rejected" ? "undoRejection" : "resume");
  },
  hold: (context, id) => changeUnless(context, id, "hold", "onHold"),
  reject: (context, id) => changeUnless(context, id, "reject", "rejected"),
  hire: (context, id) => changeUnless(context, id, "hire", "hired"),
};

export const decideAboutApplication = defineWrite({
  id: "applications.decide",
  summary: "Decide about a candidate on a job in one word: about the step of a service, or about the application.",
  permission: "applications.manage",
  input: DecideApplicationInput,
  output: ApplicationDetail,
  async run(context, { decision, ...target }) {
    const applicationId = await applicationOf(context, target);
    await deeds[decision](context, applicationId, target);
    return viewApplicationDetail(context, applicationId);
  },
});

async function act(context: WriteContext, applicationId: number, target: StageTarget, action: "start" | "complete") {
  const { step } = stepOfService(await loadSteps(context, applicationId), target);
  return actOnStep(context, { applicationId, stageId: step.stage.id }, action);
}

/** Only a resume screening is approved of somebody who has not come to it yet. */
async function shortlistFor(context: WriteContext, applicationId: number, target: StageTarget): Promise<void> {
  const known = await loadSteps(context, applicationId);
  const wanted = stepOfService(known, target);
  const { service, position } = wanted.step.stage;
  if (service !== "resumeScreening" && positionOf(known) < position) {
    throw new OperationError("refused", "The application has not come to this stage yet.");
  }
  await approveAndOpenNext(context, known, wanted);
}

/** Changes the status, unless it is that already: a second click changes nothing. */
async function changeUnless(
  context: WriteContext,
  id: number,
  action: ApplicationAction,
  status: ApplicationStatus,
): Promise<void> {
  const application = await loadApplication(context, id);
  if (application.status !== status) await changeApplication(context, { id }, action);
}
