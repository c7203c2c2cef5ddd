import type { Cryptography } from "../kernel/ports.ts";

/** A new key of the file storage: 256 random bits, below one of 256 folders. */
export function newStorageKey({ randomHex }: Pick<Cryptography, "randomHex">): string {
  const key = randomHex(32);
  return `${key.slice(0, 2)}/${key}`;
}
