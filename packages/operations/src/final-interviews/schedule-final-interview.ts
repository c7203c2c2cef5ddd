import { FinalInterviewView, ScheduleFinalInterviewInput, type StageView } from "@hirelane/domain";
import { loadApplication } from "../applications/load-application.ts";
import type { LockedApplication } from "../applications/lock-applications.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewFinalInterview } from "./load-final-interview.ts";
import { planFinalInterview } from "./plan-final-interview.ts";

export const scheduleFinalInterview = defineWrite({
  id: "finalInterviews.schedule",
  summary: "Schedule a final interview, and send the candidate and the interviewers its date for their calendars.",
  permission: "finalInterviews.manage",
  input: ScheduleFinalInterviewInput,
  output: FinalInterviewView,
  async run(context, { applicationId, stageId, ...plan }) {
    const application = await loadApplication(context, applicationId);
    if (application.status !== "active") throw new OperationError("refused", "The application is not active.");
    const stage = stageOf(application, stageId);
    const interview = await planFinalInterview(context, application, stage, plan);
    return viewFinalInterview(context, interview.id);
  },
});

/** The stage that an interview is of: the one named, else the one where the application is if final interviews are its service. */
function stageOf({ stages, stageId: current }: LockedApplication, stageId: number | undefined): StageView | null {
  const finals = stages.filter(({ service }) => service === "finalInterview");
  if (stageId === undefined) return finals.find(({ id }) => id === current) ?? null;
  if (!stages.some(({ id }) => id === stageId)) throw notFound("stage");
  const stage = finals.find(({ id }) => id === stageId);
  if (stage !== undefined) return stage;
  const message = "This stage is not for final interviews.";
  throw new OperationError("refused", message, { fields: [{ path: "stageId", message }] });
}
