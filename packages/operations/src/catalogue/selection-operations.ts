import { approveAssessment } from "../assessments/approve-assessment.ts";
import { assessmentsOfCandidates } from "../assessments/assessments-of-candidates.ts";
import { assignAssessments } from "../assessments/assign-assessments.ts";
import { completeAssessment } from "../assessments/complete-assessment.ts";
import { createAssessment } from "../assessments/create-assessment.ts";
import { disapproveAssessment } from "../assessments/disapprove-assessment.ts";
import { disqualifyAssessment } from "../assessments/disqualify-assessment.ts";
import { getAssessmentById } from "../assessments/get-assessment.ts";
import { listAssessments } from "../assessments/list-assessments.ts";
import { getOwnAssessmentByKey, openOwnAssessment } from "../assessments/own-assessment.ts";
import { revokeAssessment } from "../assessments/revoke-assessment.ts";
import { startAssessment } from "../assessments/start-assessment.ts";
import { submitAssessment } from "../assessments/submit-assessment.ts";
import { updateAssessment } from "../assessments/update-assessment.ts";
import { createFeedback } from "../feedback/create-feedback.ts";
import { deleteFeedback } from "../feedback/delete-feedback.ts";
import { getFeedbackById } from "../feedback/get-feedback.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { listFeedbackOfCandidate } from "../feedback/list-feedback-of-candidate.ts";
import { listFeedback } from "../feedback/list-feedback.ts";
import { updateFeedback } from "../feedback/update-feedback.ts";
import { cancelFinalInterview } from "../final-interviews/cancel-final-interview.ts";
import { getFinalInterviewById } from "../final-interviews/get-final-interview.ts";
import { listFinalInterviews } from "../final-interviews/list-final-interviews.ts";
import { rescheduleFinalInterview } from "../final-interviews/reschedule-final-interview.ts";
import { scheduleFinalInterview } from "../final-interviews/schedule-final-interview.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { assignScreenings } from "../screenings/assign-screenings.ts";
import { createScreening } from "../screenings/create-screening.ts";
import { getScreeningById } from "../screenings/get-screening.ts";
import { listScreenings } from "../screenings/list-screenings.ts";
import { revokeScreening } from "../screenings/revoke-screening.ts";
import { updateScreening } from "../screenings/update-screening.ts";

/** What is asked of applicants and said of them on the way. */
export const selectionOperations = {
  assessments: {
    approve: approveAssessment,
    assign: assignAssessments,
    complete: completeAssessment,
    create: createAssessment,
    disapprove: disapproveAssessment,
    disqualify: disqualifyAssessment,
    get: getAssessmentById,
    getOwn: getOwnAssessmentByKey,
    list: listAssessments,
    ofCandidates: assessmentsOfCandidates,
    openOwn: openOwnAssessment,
    revoke: revokeAssessment,
    start: startAssessment,
    submit: submitAssessment,
    update: updateAssessment,
  },
  feedback: {
    create: createFeedback,
    delete: deleteFeedback,
    get: getFeedbackById,
    give: giveFeedback,
    list: listFeedback,
    ofCandidate: listFeedbackOfCandidate,
    update: updateFeedback,
  },
  finalInterviews: {
    cancel: cancelFinalInterview,
    get: getFinalInterviewById,
    list: listFinalInterviews,
    reschedule: rescheduleFinalInterview,
    schedule: scheduleFinalInterview,
  },
  screenings: {
    assign: assignScreenings,
    create: createScreening,
    get: getScreeningById,
    list: listScreenings,
    revoke: revokeScreening,
    update: updateScreening,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
