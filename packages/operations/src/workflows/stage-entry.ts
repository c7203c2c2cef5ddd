import { readStageConfiguration, type StageService, type StageView, type StepDecider } from "@hirelane/domain";
import { assignStageTests } from "../assessments/assign-stage-tests.ts";
import type { WriteContext } from "../kernel/context.ts";
import { interviewApplications } from "../video-interviews/interview-applications.ts";

/** Applications that have just entered a stage. */
export interface StageEntry {
  readonly stage: StageView;
  readonly applications: readonly { readonly applicationId: number; readonly jobId: number }[];
  /** Whether a rule of the workflow or a person put them there. */
  readonly by: StepDecider;
}

/**
 * What entering a stage brings about, set-based, in the transaction of the move. It may be told of an application again, after
 * a hold or a rejection that was taken back: what the application has already stays as it is.
 */
export type EntryEffect = (context: WriteContext, entry: StageEntry) => Promise<void>;

/** What entering a stage of each service brings about; null: nothing. The one place for every way into a stage. */
export const entryEffects: Readonly<Record<StageService, EntryEffect | null>> = {
  resumeScreening: null,
  videoInterview: inviteToInterview,
  assessment: assignStageTests,
  // Its date has to be found first: `finalInterviews.schedule`, or the plan that comes with a move.
  finalInterview: null,
  manual: null,
};

async function inviteToInterview(context: WriteContext, { stage, applications }: StageEntry): Promise<void> {
  const plan = readStageConfiguration("videoInterview", stage.configuration);
  const ids = applications.map(({ applicationId }) => applicationId);
  await interviewApplications(context, ids, plan);
}
