import { alertRoutesV1 } from "../alerts/alerts.v1.ts";
import { decisionRoutesV1 } from "../applications/decisions.v1.ts";
import { jobStatusRoutesV1 } from "../applications/job-statuses.v1.ts";
import { moveRoutesV1 } from "../applications/moves.v1.ts";
import { testLogRoutesV1 } from "../assessments/test-logs.v1.ts";
import { authRoutesV1 } from "../auth/auth.v1.ts";
import { candidateRoutesV1 } from "../candidates/candidates.v1.ts";
import { dashboardRoutesV1 } from "../dashboard/dashboard.v1.ts";
import type { Dialect } from "../dialect/dialect.ts";
import { feedbackRoutesV1 } from "../feedback/feedback.v1.ts";
import { interviewModuleRoutesV1 } from "../interview-modules/interview-modules.v1.ts";
import { jobRoutesV1 } from "../jobs/jobs.v1.ts";
import { resumeRoutesV1 } from "../resumes/resumes.v1.ts";
import { scoreWeightRoutesV1 } from "../score-weights/score-weights.v1.ts";
import { screeningRoutesV1 } from "../screenings/screenings.v1.ts";
import { stageRuleRoutesV1 } from "../stage-rules/stage-rules.v1.ts";
import { stepRoutesV1 } from "../steps/steps.v1.ts";
import { stageRoutesV1 } from "../workflows/stages.v1.ts";
import { workflowRoutesV1 } from "../workflows/workflows.v1.ts";

/** The recruiting dialect. */
export const dialectV1: Dialect = {
  name: "v1",
  prefix: "/api/v1",
  title: "Hirelane recruiting API, v1",
  routes: [
    ...authRoutesV1,
    ...jobRoutesV1,
    ...scoreWeightRoutesV1,
    ...workflowRoutesV1,
    ...stageRoutesV1,
    ...stageRuleRoutesV1,
    ...alertRoutesV1,
    ...moveRoutesV1,
    ...candidateRoutesV1,
    ...resumeRoutesV1,
    ...jobStatusRoutesV1,
    ...interviewModuleRoutesV1,
    ...decisionRoutesV1,
    ...stepRoutesV1,
    ...feedbackRoutesV1,
    ...testLogRoutesV1,
    ...screeningRoutesV1,
    ...dashboardRoutesV1,
  ],
};
