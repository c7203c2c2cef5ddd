export { type ReceivedSpan, startTraceReceiver } from "./trace-receiver.ts";
export { startTransactionPooler, type TransactionPooler } from "./transaction-pooler.ts";
export { type Cluster, type ClusterPlace, copyCluster, makeClusterPlace, startCopy, startPrimary } from "./cluster.ts";
export { prepareTemplate } from "./template.ts";
export { freePort } from "./free-port.ts";
export { fillDatabase } from "./fill-database.ts";
export {
  giveConsent,
  type InterviewUnderWay,
  makeInterviewUnderWay,
  ownQuestions,
} from "./make-interview-under-way.ts";
export { hiringStoryLog, readToTheEnd, tellLog } from "./hiring-story-log.ts";
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
export { createTestDatabase, queryOnce, useDatabase } from "./test-database.ts";
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
