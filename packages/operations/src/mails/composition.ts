import type { MailContent } from "@hirelane/mails";
import type { MailMessage } from "./mail-delivery.ts";

/** A mail as facts: to whom it goes and what it says. */
export interface Composition {
  readonly to: MailMessage["to"];
  readonly content: MailContent;
}
