import type { CalendarPart } from "@hirelane/mails";

/** A mail as it goes out, rendered. */
export interface MailMessage {
  readonly organisationId: number;
  readonly mailId: number;
  /** The Message-ID, the same at every attempt. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The iCalendar part of a mail about a meeting. */
  readonly calendar: CalendarPart | null;
}

/**
 * What became of an attempt: accepted; refused for good; not taken now, so that trying again is safe; or uncertain, when
 * the connection broke after the message went out and before the answer came.
 */
export type MailOutcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "retry"; readonly reason: string }
  | { readonly kind: "uncertain"; readonly reason: string };

/** Attempts at most; then a mail that was never taken counts as failed. */
export const MAIL_ATTEMPTS = 8;
