import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";

const VERSION = "v1.";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys, hashes and sealed text, under the secret of the installation. */
export interface Cryptography {
  /** Random bytes as lower-case hex. */
  randomHex(bytes: number): string;
  /** SHA-256 as lower-case hex. */
  sha256(text: string): string;
  /** Encrypts and authenticates with AES-256-GCM: `v1.` and base64url; never the same twice. */
  seal(text: string): string;
  /** The text that was sealed; throws when it was altered or sealed under another secret. */
  open(sealed: string): string;
  /** HMAC-SHA-256 as base64url. */
  sign(text: string): string;
}

/** Derives separate keys for sealing and for signing from one secret. */
export function createCryptography(secret: string): Cryptography {
  const sealingKey = deriveKey(secret, "hirelane sealing v1");
  const signingKey = deriveKey(secret, "hirelane signing v1");
  return {
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    sha256: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
    seal: (text) => seal(sealingKey, text),
    open: (sealed) => open(sealingKey, sealed),
    sign: (text) => createHmac("sha256", signingKey).update(text, "utf8").digest("base64url"),
  };
}

function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "hirelane", purpose, KEY_BYTES));
}

function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(VERSION));
  const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return VERSION + Buffer.concat(parts).toString("base64url");
}

function open(key: Buffer, sealed: string): string {
  const bytes = decode(sealed);
  if (bytes === null) throw unopenable();
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(VERSION));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch (cause) {
    throw unopenable(cause);
  }
}

function decode(sealed: string): Buffer | null {
  if (!sealed.startsWith(VERSION)) return null;
  const encoded = sealed.slice(VERSION.length);
  const bytes = Buffer.from(encoded, "base64url");
  // Buffer skips characters that are no base64url; only the canonical form counts.
  if (bytes.toString("base64url") !== encoded) return null;
  return bytes.length < NONCE_BYTES + TAG_BYTES ? null : bytes;
}

function unopenable(cause?: unknown): Error {
  return new Error("The sealed text was altered, or sealed under another secret.", { cause });
}
