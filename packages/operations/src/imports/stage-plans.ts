import { listStagesOfJob, toStageView } from "@hirelane/db";
import { readStageConfiguration } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import type { InterviewPlan } from "../video-interviews/interview-applications.ts";

const PLAIN: InterviewPlan = { questionSetId: null, daysToExpire: null };

/** What interviews are like of those in a stage (null: in none), and of those who begin on the first one. */
export interface StagePlans {
  readonly ofStage: (stageId: number | null) => InterviewPlan;
  readonly ofNewcomers: InterviewPlan;
}

/** What the stages of a job's workflow say of its interviews: those that are not for interviews say nothing. */
export async function stagePlans({ sql }: WriteContext, jobId: number): Promise<StagePlans> {
  const stages = (await sql.rows(listStagesOfJob, [jobId])).map((row) => toStageView(row));
  const plans = new Map(
    stages
      .filter(({ service }) => service === "videoInterview")
      .map(({ id, configuration }) => [id, readStageConfiguration("videoInterview", configuration)] as const),
  );
  const ofStage = (stageId: number | null): InterviewPlan => plans.get(stageId ?? 0) ?? PLAIN;
  return { ofStage, ofNewcomers: ofStage(stages[0]?.id ?? null) };
}
