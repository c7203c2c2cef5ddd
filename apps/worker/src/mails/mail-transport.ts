import type { MailTransport } from "@hirelane/operations";

/** A transport that a stopping worker can tell to give up: mails in hand get their outcome at once. */
export interface WorkerMailTransport extends MailTransport {
  close(): void;
}
