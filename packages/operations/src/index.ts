export { everyOperation, jobs, operations } from "./catalogue.ts";
export { keepApplicantCv } from "./apply/applicant-cv.ts";
export { createUser } from "./users/create-user.ts";
export { noteSeen } from "./users/note-seen.ts";
export { createOrganisation } from "./organisations/create-organisation.ts";
export { foundOrganisation } from "./organisations/found-organisation.ts";
export { issueToken } from "./auth/issue-token.ts";
export { createTokenFor, listTokensFor, revokeTokenFor } from "./auth/tokens-by-operator.ts";
export { type FeedEvent, readFeed, readFeedEnd } from "./events/read-feed.ts";
export { keepFile, type RecognisedFile } from "./files/keep-file.ts";
export { type OpenedFile, openFile } from "./files/open-file.ts";
export { findOrFoundOrganisation, type GeneratorOrganisation } from "./generate/generator-organisation.ts";
export { generateApplications } from "./generate/generate-applications.ts";
export { nameImportColumns } from "./imports/import-columns.ts";
export {
  describeRowErrors,
  importReportColumns,
  readImportResults,
  type ReportedImport,
} from "./imports/import-report.ts";
export { receiveImport } from "./imports/receive-import.ts";
export { decodeInput } from "./kernel/input.ts";
export { type AnyJob, DEAD_LETTERS, defineJob, enqueue, type Job, type JobContext } from "./kernel/job.ts";
export { type Call, Kernel, type Trace } from "./kernel/kernel.ts";
export { type AnyOperation, type Operation, type ReadOperation, type WriteOperation } from "./kernel/operation.ts";
export { OperationError } from "./kernel/operation-error.ts";
export type { MailTransport, Ports, TextExtractor } from "./kernel/ports.ts";
export { admit, type Credentials, type Principal } from "./kernel/principal.ts";
export { readMailboxMessage, readWholeMailbox } from "./mails/mailbox.ts";
export type { MailMessage, MailOutcome } from "./mails/mail-delivery.ts";
export { giveUpUpload } from "./uploads/abandon-upload.ts";
export { beginUpload } from "./uploads/begin-upload.ts";
export { finishUpload } from "./uploads/finish-upload.ts";
export { resumeUpload } from "./uploads/resume-upload.ts";
export { extractResumeText } from "./resumes/extract-resume-text.job.ts";
export { foldRollups } from "./rollups/fold-rollups.job.ts";
export { foldAll, rebuildRollups } from "./rollups/roll-up.ts";
export { queues } from "./queues.ts";
export { schedules } from "./schedules.ts";
export { lookAtQueues } from "./watch/look-at-queues.ts";
export { type Readiness, readReadiness } from "./watch/read-readiness.ts";
