import { listAnswers } from "./answers/list-answers.ts";
import { openQuestion } from "./answers/open-question.ts";
import { submitAnswer } from "./answers/submit-answer.ts";
import { createApplication } from "./applications/create-application.ts";
import { getApplicationById } from "./applications/get-application.ts";
import { listApplications } from "./applications/list-applications.ts";
import { createToken } from "./auth/create-token.ts";
import { listTokens } from "./auth/list-tokens.ts";
import { login } from "./auth/login.ts";
import { logout } from "./auth/logout.ts";
import { requestPasswordReset } from "./auth/request-password-reset.ts";
import { revokeToken } from "./auth/revoke-token.ts";
import { setPassword } from "./auth/set-password.ts";
import { whoami } from "./auth/whoami.ts";
import { createCandidate } from "./candidates/create-candidate.ts";
import { getCandidateById } from "./candidates/get-candidate.ts";
import { listCandidates } from "./candidates/list-candidates.ts";
import { updateCandidate } from "./candidates/update-candidate.ts";
import { listDeadLetters } from "./dead-letters/list-dead-letters.ts";
import { sendDeadLetterAgain } from "./dead-letters/send-dead-letter-again.ts";
import { createCriterion } from "./evaluations/create-criterion.ts";
import { deleteCriterion } from "./evaluations/delete-criterion.ts";
import { getOwnEvaluation } from "./evaluations/get-evaluation.ts";
import { getResults } from "./evaluations/get-results.ts";
import { listCriteriaOfJob } from "./evaluations/list-criteria.ts";
import { listEvaluations } from "./evaluations/list-evaluations.ts";
import { rate } from "./evaluations/rate.ts";
import { reorderCriteria } from "./evaluations/reorder-criteria.ts";
import { updateCriterion } from "./evaluations/update-criterion.ts";
import { veto } from "./evaluations/veto.ts";
import { listEvents } from "./events/list-events.ts";
import { keepHouse } from "./housekeeping/keep-house.job.ts";
import { addImportRows } from "./imports/add-import-rows.ts";
import { beginImport } from "./imports/begin-import.ts";
import { cancelImport } from "./imports/cancel-import.ts";
import { createImport } from "./imports/create-import.ts";
import { getImportById } from "./imports/get-import.ts";
import { listImportResults } from "./imports/list-import-results.ts";
import { listImports } from "./imports/list-imports.ts";
import { revertImportChunk } from "./imports/revert-import-chunk.job.ts";
import { revertImport } from "./imports/revert-import.ts";
import { runImportChunk } from "./imports/run-import-chunk.job.ts";
import { startImport } from "./imports/start-import.ts";
import { tidyImport } from "./imports/tidy-import.job.ts";
import { addTeamMember } from "./jobs/add-team-member.ts";
import { createJob } from "./jobs/create-job.ts";
import { getJobById } from "./jobs/get-job.ts";
import { listJobs } from "./jobs/list-jobs.ts";
import { listTeamMembers } from "./jobs/list-team-members.ts";
import { removeTeamMember } from "./jobs/remove-team-member.ts";
import { updateJob } from "./jobs/update-job.ts";
import type { AnyJob } from "./kernel/job.ts";
import type { AnyOperation } from "./kernel/operation.ts";
import { deliverMail } from "./mails/deliver-mail.job.ts";
import { getMailById } from "./mails/get-mail.ts";
import { getOwnMailboxMessage } from "./mails/get-mailbox-message.ts";
import { listOwnMailboxMessages } from "./mails/list-mailbox-messages.ts";
import { listMails } from "./mails/list-mails.ts";
import { listWordings } from "./mails/list-wordings.ts";
import { previewMail } from "./mails/preview-mail.ts";
import { resetWording } from "./mails/reset-wording.ts";
import { resolveMail } from "./mails/resolve-mail.ts";
import { setWording } from "./mails/set-wording.ts";
import { createNote } from "./notes/create-note.ts";
import { deleteNote } from "./notes/delete-note.ts";
import { listNotes } from "./notes/list-notes.ts";
import { updateNote } from "./notes/update-note.ts";
import { getOwnOrganisation } from "./organisations/get-organisation.ts";
import { updateOrganisation } from "./organisations/update-organisation.ts";
import { createQuestionSet } from "./questions/create-question-set.ts";
import { deleteQuestionSet } from "./questions/delete-question-set.ts";
import { getQuestionSetById } from "./questions/get-question-set.ts";
import { listQuestionSets } from "./questions/list-question-sets.ts";
import { updateQuestionSet } from "./questions/update-question-set.ts";
import { createShare } from "./shares/create-share.ts";
import { deleteShare } from "./shares/delete-share.ts";
import { getShareById } from "./shares/get-share.ts";
import { listOwnShares } from "./shares/list-own-shares.ts";
import { listShares } from "./shares/list-shares.ts";
import { deactivateUser } from "./users/deactivate-user.ts";
import { getUserById } from "./users/get-user.ts";
import { inviteUser } from "./users/invite-user.ts";
import { listUsers } from "./users/list-users.ts";
import { reactivateUser } from "./users/reactivate-user.ts";
import { resetPassword } from "./users/reset-password.ts";
import { updateUser } from "./users/update-user.ts";
import { advanceVideoInterview } from "./video-interviews/advance-video-interview.ts";
import { createVideoInterview } from "./video-interviews/create-video-interview.ts";
import { deleteVideoInterview } from "./video-interviews/delete-video-interview.ts";
import { expireVideoInterviews } from "./video-interviews/expire-video-interviews.job.ts";
import { getOwnVideoInterview } from "./video-interviews/get-own-video-interview.ts";
import { getVideoInterviewById } from "./video-interviews/get-video-interview.ts";
import { giveConsent } from "./video-interviews/give-consent.ts";
import { listVideoInterviews } from "./video-interviews/list-video-interviews.ts";
import { remindCandidate } from "./video-interviews/remind-candidate.ts";
import { remindCandidates } from "./video-interviews/remind-candidates.job.ts";
import { setCandidatePassword } from "./video-interviews/set-candidate-password.ts";
import { setDeadline } from "./video-interviews/set-deadline.ts";
import { skipVideoInterview } from "./video-interviews/skip-video-interview.ts";
import { updateVideoInterview } from "./video-interviews/update-video-interview.ts";

/** Every operation, once, by resource and verb: the tRPC router has this shape, and coverage tests walk it. */
export const operations = {
  answers: { list: listAnswers, open: openQuestion, submit: submitAnswer },
  applications: { create: createApplication, get: getApplicationById, list: listApplications },
  auth: { createToken, listTokens, login, logout, requestPasswordReset, revokeToken, setPassword, whoami },
  candidates: { create: createCandidate, get: getCandidateById, list: listCandidates, update: updateCandidate },
  criteria: {
    create: createCriterion,
    delete: deleteCriterion,
    list: listCriteriaOfJob,
    reorder: reorderCriteria,
    update: updateCriterion,
  },
  evaluations: { get: getOwnEvaluation, list: listEvaluations, rate, results: getResults, veto },
  events: { list: listEvents },
  deadLetters: { list: listDeadLetters, sendAgain: sendDeadLetterAgain },
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
    create: createJob,
    get: getJobById,
    list: listJobs,
    listTeamMembers,
    removeTeamMember,
    update: updateJob,
  },
  mails: {
    get: getMailById,
    getMailboxMessage: getOwnMailboxMessage,
    list: listMails,
    listMailboxMessages: listOwnMailboxMessages,
    listWordings,
    previewMail,
    resetWording,
    resolve: resolveMail,
    setWording,
  },
  notes: { create: createNote, delete: deleteNote, list: listNotes, update: updateNote },
  organisations: { get: getOwnOrganisation, update: updateOrganisation },
  questionSets: {
    create: createQuestionSet,
    delete: deleteQuestionSet,
    get: getQuestionSetById,
    list: listQuestionSets,
    update: updateQuestionSet,
  },
  shares: {
    create: createShare,
    delete: deleteShare,
    get: getShareById,
    list: listShares,
    listMine: listOwnShares,
  },
  users: {
    deactivate: deactivateUser,
    get: getUserById,
    invite: inviteUser,
    list: listUsers,
    reactivate: reactivateUser,
    resetPassword,
    update: updateUser,
  },
  videoInterviews: {
    advance: advanceVideoInterview,
    consent: giveConsent,
    create: createVideoInterview,
    delete: deleteVideoInterview,
    get: getVideoInterviewById,
    getOwn: getOwnVideoInterview,
    list: listVideoInterviews,
    remind: remindCandidate,
    setDeadline,
    setPassword: setCandidatePassword,
    skip: skipVideoInterview,
    update: updateVideoInterview,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;

/** Every operation as a flat list, for tests and documents. */
export const everyOperation: readonly AnyOperation[] = Object.values(operations).flatMap((resource) =>
  Object.values<AnyOperation>(resource),
);

/** Every job that a worker runs. */
export const jobs = [
  deliverMail,
  expireVideoInterviews,
  remindCandidates,
  runImportChunk,
  revertImportChunk,
  tidyImport,
  keepHouse,
] as const satisfies readonly AnyJob[];
