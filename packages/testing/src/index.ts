export { fillDatabase } from "./fill-database.ts";
export {
  type BrokenMailServer,
  type MailServerRules,
  type ReceivedMail,
  startBrokenMailServer,
  startMailServer,
  type TestMailServer,
  until,
} from "./mail-server.ts";
export { makeOrganisation, makeUser, TEST_PASSWORD, type TestOrganisation, type TestUser } from "./make-organisation.ts";
export { createTestDatabase, type TestDatabase, useDatabase } from "./test-database.ts";
export { createTestPorts, TEST_SECRET, type TestClock, type TestKernel, useKernel } from "./test-kernel.ts";
