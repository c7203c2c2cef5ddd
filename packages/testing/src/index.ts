export { prepareTemplate } from "./template.ts";
export { fillDatabase } from "./fill-database.ts";
export {
  giveConsent,
  type InterviewUnderWay,
  makeInterviewUnderWay,
  ownQuestions,
} from "./make-interview-under-way.ts";
export { hiringStoryLog, tellLog } from "./hiring-story-log.ts";
export { proveImportKills } from "./prove-import-kills.ts";
export { makeDeadLetter } from "./make-dead-letter.ts";
export { type MailServerRules, startBrokenMailServer, startMailServer, until } from "./mail-server.ts";
export {
  makeOrganisation,
  makeUser,
  TEST_PASSWORD,
  type TestOrganisation,
  type TestUser,
} from "./make-organisation.ts";
export { createTestDatabase, useDatabase } from "./test-database.ts";
export { createTestPorts, TEST_SECRET, type TestKernel, useKernel } from "./test-kernel.ts";
export { type DatabaseSnapshot, takeSnapshot } from "./database-snapshot.ts";
export { makeUploadedFile } from "./make-uploaded-file.ts";
export { startWorkerProcess } from "./worker-process.ts";
export { makeWorld } from "./world/make-world.ts";
export {
  accessTo,
  idOf,
  isKnown,
  mayBeTold,
  organisationOfActor,
  type RowName,
  standingTo,
  type World,
  type WorldActor,
  type WorldActorName,
  type WorldRow,
} from "./world/world.ts";
