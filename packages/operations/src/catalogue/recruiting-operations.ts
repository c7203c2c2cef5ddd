import { bulkApplications } from "../applications/bulk-applications.ts";
import { bulkOfJob } from "../applications/bulk-of-job.ts";
import { createApplication } from "../applications/create-application.ts";
import { decideAboutApplication } from "../applications/decide-application.ts";
import { getApplicationById } from "../applications/get-application.ts";
import { hireApplication } from "../applications/hire-application.ts";
import { holdApplication } from "../applications/hold-application.ts";
import { listApplications } from "../applications/list-applications.ts";
import { listHistory } from "../applications/list-history.ts";
import { moveCandidateToNextStage } from "../applications/move-candidate-to-next-stage.ts";
import { moveToNextStage } from "../applications/move-to-next-stage.ts";
import { moveToStage } from "../applications/move-to-stage.ts";
import { rejectApplication } from "../applications/reject-application.ts";
import { resumeApplication } from "../applications/resume-application.ts";
import { timeInStage } from "../applications/time-in-stage.ts";
import { undoRejection } from "../applications/undo-rejection.ts";
import { updateApplication } from "../applications/update-application.ts";
import { withdrawApplication } from "../applications/withdraw-application.ts";
import { applyForJob } from "../apply/apply-for-job.ts";
import { createCandidate } from "../candidates/create-candidate.ts";
import { eraseCandidate } from "../candidates/erase-candidate.ts";
import { getCandidateById } from "../candidates/get-candidate.ts";
import { getManyCandidates } from "../candidates/get-many-candidates.ts";
import { listCandidates } from "../candidates/list-candidates.ts";
import { updateCandidate } from "../candidates/update-candidate.ts";
import { addImportRows } from "../imports/add-import-rows.ts";
import { beginImport } from "../imports/begin-import.ts";
import { cancelImport } from "../imports/cancel-import.ts";
import { createImport } from "../imports/create-import.ts";
import { getImportById } from "../imports/get-import.ts";
import { listImportResults } from "../imports/list-import-results.ts";
import { listImports } from "../imports/list-imports.ts";
import { revertImport } from "../imports/revert-import.ts";
import { startImport } from "../imports/start-import.ts";
import { addTeamMember } from "../jobs/add-team-member.ts";
import { changeJobOwner } from "../jobs/change-owner.ts";
import { closeJob } from "../jobs/close-job.ts";
import { createJob } from "../jobs/create-job.ts";
import { deleteJob } from "../jobs/delete-job.ts";
import { getJobById } from "../jobs/get-job.ts";
import { getJobByPublicKey } from "../jobs/get-public-job.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import { listTeamMembers } from "../jobs/list-team-members.ts";
import { publishJob } from "../jobs/publish-job.ts";
import { removeTeamMember } from "../jobs/remove-team-member.ts";
import { reopenJob } from "../jobs/reopen-job.ts";
import { restoreJob } from "../jobs/restore-job.ts";
import { updateJob } from "../jobs/update-job.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { createResume, createResumeOfCandidate } from "../resumes/create-resume.ts";
import { deleteResume } from "../resumes/delete-resume.ts";
import { getResumeById } from "../resumes/get-resume.ts";
import { listResumes } from "../resumes/list-resumes.ts";
import { requestRescore } from "../resumes/request-rescore.ts";
import { setResumeScore } from "../resumes/set-resume-score.ts";
import { createScoreWeight } from "../score-weights/create-score-weight.ts";
import { deleteScoreWeight } from "../score-weights/delete-score-weight.ts";
import { getManyScoreWeights } from "../score-weights/get-many-score-weights.ts";
import { getScoreWeightById } from "../score-weights/get-score-weight.ts";
import { listScoreWeights } from "../score-weights/list-score-weights.ts";
import { updateScoreWeight } from "../score-weights/update-score-weight.ts";

/** Jobs, and who applies for them. */
export const recruitingOperations = {
  applications: {
    applyForJob,
    create: createApplication,
    get: getApplicationById,
    list: listApplications,
    bulk: bulkApplications,
    bulkOfJob,
    decide: decideAboutApplication,
    hire: hireApplication,
    history: listHistory,
    hold: holdApplication,
    moveCandidateToNextStage,
    moveToNextStage,
    moveToStage,
    reject: rejectApplication,
    resume: resumeApplication,
    timeInStage,
    undoRejection,
    update: updateApplication,
    withdraw: withdrawApplication,
  },
  candidates: {
    create: createCandidate,
    erase: eraseCandidate,
    get: getCandidateById,
    getMany: getManyCandidates,
    list: listCandidates,
    update: updateCandidate,
  },
  imports: {
    addRows: addImportRows,
    begin: beginImport,
    cancel: cancelImport,
    create: createImport,
    get: getImportById,
    list: listImports,
    results: listImportResults,
    revert: revertImport,
    start: startImport,
  },
  jobs: {
    addTeamMember,
    changeOwner: changeJobOwner,
    close: closeJob,
    create: createJob,
    delete: deleteJob,
    get: getJobById,
    getPublic: getJobByPublicKey,
    list: listJobs,
    listTeamMembers,
    publish: publishJob,
    removeTeamMember,
    reopen: reopenJob,
    restore: restoreJob,
    update: updateJob,
  },
  resumes: {
    create: createResume,
    createOfCandidate: createResumeOfCandidate,
    delete: deleteResume,
    get: getResumeById,
    list: listResumes,
    rescore: requestRescore,
    setScore: setResumeScore,
  },
  scoreWeights: {
    create: createScoreWeight,
    delete: deleteScoreWeight,
    get: getScoreWeightById,
    getMany: getManyScoreWeights,
    list: listScoreWeights,
    update: updateScoreWeight,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
