import type { MailStatus } from "@hirelane/domain";
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
  /** HMAC-SHA-256 as base64url. */
  sign(text: string): string;
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
  /**
   * Speaks to the mail server. `handOver` is asked when all of the message but its end is out: only when it says yes is
   * the message ended, which is what makes the server take it.
   */
  deliver(message: MailMessage, handOver: () => Promise<boolean>): Promise<MailOutcome>;
}

/** Reads the text of documents, which may be hostile. */
export interface TextExtractor {
  /** The text; null for a document that is broken, hides it, or takes too long or too much memory. */
  extract(bytes: Uint8Array, contentType: string): Promise<string | null>;
}

/** Told of what is worth counting over all organisations: numbers and states, never ids. */
export interface Meter {
  /** A mail that has come to this status, for now or for good. */
  countMail(status: MailStatus): void;
  /** A recount of the dashboards' counters: how many were folded, and how many of them were wrong. */
  countRollups(folds: number, drift: number): void;
}

/** Where the bytes of files are kept; keys are random, and never told to anybody. */
export interface FileStorage {
  /** Keeps bytes under a new key; when it throws, nothing stays. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or those from `first` to `last` (both included); throws when there are none under this key. */
  read(key: string, range?: { readonly first: number; readonly last: number }): Promise<ReadableStream<Uint8Array>>;
  /** Removes the bytes; a key without any is fine. */
  remove(key: string): Promise<void>;
  /** Removes what of an upload in parts has arrived, finished or not; a key without any is fine. */
  discardUpload(key: string): Promise<void>;
}

/** What operations need from the world around them. */
export interface Ports {
  now(): Date;
  readonly cryptography: Cryptography;
  readonly passwords: Passwords;
  readonly storage: FileStorage;
  /** The address of the API, without a trailing slash. */
  readonly publicUrl: string;
  /** Where candidates open their interview, without a trailing slash; their key follows as the last segment. */
  readonly candidateUrl: string;
}
