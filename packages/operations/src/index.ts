export { everyOperation, jobs, operations } from "./catalogue.ts";
export { createInvitedUser, createUser, type NewUser } from "./users/create-user.ts";
export { createOrganisation } from "./organisations/create-organisation.ts";
export { foundOrganisation } from "./organisations/found-organisation.ts";
export { issueToken } from "./auth/issue-token.ts";
export { type ReadContext, type WriteContext } from "./kernel/context.ts";
export { decodeInput, inputError } from "./kernel/input.ts";
export { type AnyJob, DEAD_LETTERS, defineJob, enqueue, type Job, type JobContext } from "./kernel/job.ts";
export { type Call, Kernel, type KernelOptions } from "./kernel/kernel.ts";
export {
  type AnyOperation,
  defineRead,
  defineWrite,
  type Operation,
  type ReadOperation,
  type WriteOperation,
} from "./kernel/operation.ts";
export { OperationError } from "./kernel/operation-error.ts";
export type { Cryptography, MailTransport, Passwords, Ports } from "./kernel/ports.ts";
export { admit, type Credentials, type Principal } from "./kernel/principal.ts";
export { recordEvent } from "./kernel/events.ts";
export { type MailboxEntry, readMailboxMessage, readWholeMailbox } from "./mails/mailbox.ts";
export type { MailMessage, MailOutcome } from "./mails/mail-delivery.ts";
export type { NewOrganisation } from "./organisations/create-organisation.ts";
export { queues } from "./queues.ts";
