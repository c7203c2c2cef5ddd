import { createAlert } from "../alerts/create-alert.ts";
import { deleteAlert } from "../alerts/delete-alert.ts";
import { getAlertById } from "../alerts/get-alert.ts";
import { listAlerts } from "../alerts/list-alerts.ts";
import { updateAlert } from "../alerts/update-alert.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { countUnread } from "../notifications/count-unread.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { markAllRead } from "../notifications/mark-all-read.ts";
import { markRead } from "../notifications/mark-read.ts";
import { deleteStageRule } from "../stage-rules/delete-stage-rule.ts";
import { explainStageRule } from "../stage-rules/explain-stage-rule.ts";
import { getRuleOfStage } from "../stage-rules/get-stage-rule.ts";
import { listRuleFields } from "../stage-rules/list-rule-fields.ts";
import { setStageRule } from "../stage-rules/set-stage-rule.ts";
import { simulateStageRule } from "../stage-rules/simulate-stage-rule.ts";
import { approveStep } from "../steps/approve-step.ts";
import { completeStep } from "../steps/complete-step.ts";
import { disapproveStep } from "../steps/disapprove-step.ts";
import { listSteps } from "../steps/list-steps.ts";
import { shortlist } from "../steps/shortlist.ts";
import { startStep } from "../steps/start-step.ts";
import { unshortlist } from "../steps/unshortlist.ts";
import { assignWorkflow } from "../workflows/assign-workflow.ts";
import { createStage } from "../workflows/create-stage.ts";
import { createWorkflow } from "../workflows/create-workflow.ts";
import { deleteStage } from "../workflows/delete-stage.ts";
import { deleteWorkflow } from "../workflows/delete-workflow.ts";
import { getStageById } from "../workflows/get-stage.ts";
import { getWorkflowById } from "../workflows/get-workflow.ts";
import { listStages } from "../workflows/list-stages.ts";
import { listWorkflows } from "../workflows/list-workflows.ts";
import { reorderStages } from "../workflows/reorder-stages.ts";
import { shareWorkflow } from "../workflows/share-workflow.ts";
import { updateStage } from "../workflows/update-stage.ts";
import { updateWorkflow } from "../workflows/update-workflow.ts";

/** The stages that applications go through, and what watches over them. */
export const workflowOperations = {
  alerts: { create: createAlert, delete: deleteAlert, get: getAlertById, list: listAlerts, update: updateAlert },
  notifications: { list: listNotifications, markAllRead, markRead, unreadCount: countUnread },
  stageRules: {
    delete: deleteStageRule,
    explain: explainStageRule,
    fields: listRuleFields,
    get: getRuleOfStage,
    set: setStageRule,
    simulate: simulateStageRule,
  },
  stages: {
    create: createStage,
    delete: deleteStage,
    get: getStageById,
    list: listStages,
    reorder: reorderStages,
    update: updateStage,
  },
  steps: {
    approve: approveStep,
    complete: completeStep,
    disapprove: disapproveStep,
    list: listSteps,
    shortlist,
    start: startStep,
    unshortlist,
  },
  workflows: {
    assign: assignWorkflow,
    create: createWorkflow,
    delete: deleteWorkflow,
    get: getWorkflowById,
    list: listWorkflows,
    share: shareWorkflow,
    update: updateWorkflow,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
