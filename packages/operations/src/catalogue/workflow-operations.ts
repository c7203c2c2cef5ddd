import { createAlert } from "../alerts/create-alert.ts";
import { deleteAlert } from "../alerts/delete-alert.ts";
import { getAlertById } from "../alerts/get-alert.ts";
import { listAlerts } from "../alerts/list-alerts.ts";
import { updateAlert } from "../alerts/update-alert.ts";
import { createInterviewModule } from "../interview-modules/create-interview-module.ts";
import { getInterviewModuleById } from "../interview-modules/get-interview-module.ts";
import { listInterviewModulesOfJob } from "../interview-modules/list-interview-modules-of-job.ts";
import { listInterviewModules } from "../interview-modules/list-interview-modules.ts";
import { newestInterviewModules } from "../interview-modules/newest-interview-modules.ts";
import { updateInterviewModule } from "../interview-modules/update-interview-module.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { countUnread } from "../notifications/count-unread.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { markAllRead } from "../notifications/mark-all-read.ts";
import { markRead } from "../notifications/mark-read.ts";
import { deleteStageRule } from "../stage-rules/delete-stage-rule.ts";
import { explainStageRule } from "../stage-rules/explain-stage-rule.ts";
import { getManyStageRules } from "../stage-rules/get-many-stage-rules.ts";
import { getRuleOfStage } from "../stage-rules/get-stage-rule.ts";
import { listRuleFields } from "../stage-rules/list-rule-fields.ts";
import { listStageRules } from "../stage-rules/list-stage-rules.ts";
import { setStageRule } from "../stage-rules/set-stage-rule.ts";
import { simulateStageRule } from "../stage-rules/simulate-stage-rule.ts";
import { updateStageRule } from "../stage-rules/update-stage-rule.ts";
import { actOnStepOfCandidate } from "../steps/act-on-step-of-candidate.ts";
import { approveStep } from "../steps/approve-step.ts";
import { changeStep } from "../steps/change-step.ts";
import { completeStep } from "../steps/complete-step.ts";
import { disapproveStep } from "../steps/disapprove-step.ts";
import { getStepById } from "../steps/get-step.ts";
import { listSteps } from "../steps/list-steps.ts";
import { querySteps } from "../steps/query-steps.ts";
import { shortlist } from "../steps/shortlist.ts";
import { startStep } from "../steps/start-step.ts";
import { takeBackOpenedStep } from "../steps/take-back-step.ts";
import { unshortlist } from "../steps/unshortlist.ts";
import { assignWorkflow } from "../workflows/assign-workflow.ts";
import { createStage } from "../workflows/create-stage.ts";
import { createWorkflow } from "../workflows/create-workflow.ts";
import { deleteStage } from "../workflows/delete-stage.ts";
import { deleteWorkflow } from "../workflows/delete-workflow.ts";
import { getManyWorkflows } from "../workflows/get-many-workflows.ts";
import { getStageOfService } from "../workflows/get-stage-of-kind.ts";
import { getStageById } from "../workflows/get-stage.ts";
import { getWorkflowById } from "../workflows/get-workflow.ts";
import { listStages } from "../workflows/list-stages.ts";
import { listWorkflows } from "../workflows/list-workflows.ts";
import { queryStages } from "../workflows/query-stages.ts";
import { reorderStages } from "../workflows/reorder-stages.ts";
import { shareWorkflow } from "../workflows/share-workflow.ts";
import { updateStage } from "../workflows/update-stage.ts";
import { updateWorkflow } from "../workflows/update-workflow.ts";

/** The stages that applications go through, and what watches over them. */
export const workflowOperations = {
  alerts: { create: createAlert, delete: deleteAlert, get: getAlertById, list: listAlerts, update: updateAlert },
  interviewModules: {
    create: createInterviewModule,
    get: getInterviewModuleById,
    list: listInterviewModules,
    newest: newestInterviewModules,
    ofJob: listInterviewModulesOfJob,
    update: updateInterviewModule,
  },
  notifications: { list: listNotifications, markAllRead, markRead, unreadCount: countUnread },
  stageRules: {
    delete: deleteStageRule,
    explain: explainStageRule,
    fields: listRuleFields,
    get: getRuleOfStage,
    getMany: getManyStageRules,
    list: listStageRules,
    set: setStageRule,
    simulate: simulateStageRule,
    update: updateStageRule,
  },
  stages: {
    create: createStage,
    delete: deleteStage,
    get: getStageById,
    list: listStages,
    ofService: getStageOfService,
    query: queryStages,
    reorder: reorderStages,
    update: updateStage,
  },
  steps: {
    act: actOnStepOfCandidate,
    approve: approveStep,
    change: changeStep,
    complete: completeStep,
    disapprove: disapproveStep,
    get: getStepById,
    list: listSteps,
    query: querySteps,
    shortlist,
    start: startStep,
    takeBack: takeBackOpenedStep,
    unshortlist,
  },
  workflows: {
    assign: assignWorkflow,
    create: createWorkflow,
    delete: deleteWorkflow,
    get: getWorkflowById,
    getMany: getManyWorkflows,
    list: listWorkflows,
    share: shareWorkflow,
    update: updateWorkflow,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
