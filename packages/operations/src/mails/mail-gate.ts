import type { MailTransport } from "../kernel/ports.ts";

const lastThrough = new WeakMap<MailTransport, Promise<void>>();

/**
 * Lets the mails of one transport pass one after the other, in order of arrival: of those that a killed process leaves
 * behind, at most one may be with the mail server already.
 */
export function passMailGate(transport: MailTransport, pass: () => Promise<void>): void {
  const before = lastThrough.get(transport) ?? Promise.resolve();
  lastThrough.set(transport, before.then(pass));
}
