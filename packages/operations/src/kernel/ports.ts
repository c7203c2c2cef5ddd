import type { MailMessage, MailOutcome } from "../mails/mail-delivery.ts";

/** Keys, hashes and sealed text, under the secret of the installation. */
export interface Cryptography {
  /** Random bytes as lower-case hex. */
  randomHex(bytes: number): string;
  /** SHA-256 as lower-case hex. */
  sha256(text: string): string;
  /** Encrypts and authenticates. */
  seal(text: string): string;
  /** The text that was sealed; throws when it was tampered with. */
  open(sealed: string): string;
}

/** Password hashing. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  /** Takes as long as {@link verify} and is never true; for accounts that do not exist. */
  verifyDecoy(password: string): Promise<boolean>;
}

/** Where mails go: a mail server, or the local mailbox. */
export interface MailTransport {
  deliver(message: MailMessage): Promise<MailOutcome>;
}

/** What operations need from the world around them. */
export interface Ports {
  now(): Date;
  readonly cryptography: Cryptography;
  readonly passwords: Passwords;
  /** The address of the API, without a trailing slash. */
  readonly publicUrl: string;
  /** Where candidates open their interview, without a trailing slash; their key follows as the last segment. */
  readonly candidateUrl: string;
}
