import { fireAlertsOfApplications } from "./alerts/fire-alerts.job.ts";
import { dashboardOperations } from "./catalogue/dashboard-operations.ts";
import { interviewOperations } from "./catalogue/interview-operations.ts";
import { organisationOperations } from "./catalogue/organisation-operations.ts";
import { recruitingOperations } from "./catalogue/recruiting-operations.ts";
import { selectionOperations } from "./catalogue/selection-operations.ts";
import { workflowOperations } from "./catalogue/workflow-operations.ts";
import { keepHouse } from "./housekeeping/keep-house.job.ts";
import { revertImportChunk } from "./imports/revert-import-chunk.job.ts";
import { runImportChunk } from "./imports/run-import-chunk.job.ts";
import { tidyImport } from "./imports/tidy-import.job.ts";
import type { AnyJob } from "./kernel/job.ts";
import type { AnyOperation } from "./kernel/operation.ts";
import { deliverMail } from "./mails/deliver-mail.job.ts";
import { extractResumeText } from "./resumes/extract-resume-text.job.ts";
import { rescoreResumes } from "./resumes/rescore-resumes.job.ts";
import { foldRollups } from "./rollups/fold-rollups.job.ts";
import { rollUp, rollUpOrganisations } from "./rollups/roll-up.job.ts";
import { runRulesOfSteps } from "./stage-rules/run-stage-rules.job.ts";
import { expireVideoInterviews } from "./video-interviews/expire-video-interviews.job.ts";
import { remindCandidates } from "./video-interviews/remind-candidates.job.ts";

/** Every operation, once, by resource and verb: the tRPC router has this shape, and coverage tests walk it. */
export const operations = {
  ...recruitingOperations,
  ...workflowOperations,
  ...selectionOperations,
  ...interviewOperations,
  ...dashboardOperations,
  ...organisationOperations,
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
  runRulesOfSteps,
  fireAlertsOfApplications,
  extractResumeText,
  rescoreResumes,
  foldRollups,
  rollUpOrganisations,
  rollUp,
  keepHouse,
] as const satisfies readonly AnyJob[];
