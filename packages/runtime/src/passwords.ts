import { hash, verify } from "@node-rs/argon2";
import { limitConcurrency } from "./concurrency-limit.ts";

// OWASP's recommendation for Argon2id, which is this library's default algorithm: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

// Hashing occupies Node's thread pool, which has four threads; one stays free for files and names.
const CONCURRENT_HASHES = 3;

const NO_SALT = "A".repeat(22);
const NO_HASH = "A".repeat(43);

/** Password hashing with Argon2id. */
export interface Passwords {
  /** The password as a PHC string with its parameters and a random salt. */
  hash(password: string): Promise<string>;
  /** Whether the password is the hashed one; false too for what is no hash. */
  verify(hash: string, password: string): Promise<boolean>;
  /** Takes as long as {@link verify} and is never true; for accounts that do not exist. */
  verifyDecoy(password: string): Promise<boolean>;
  /** A hash of the same cost that no known password has. */
  readonly decoy: string;
}

/** Hashes and verifies at most `concurrency` passwords at once (19 MiB each); further ones wait. */
export function createPasswords(concurrency: number = CONCURRENT_HASHES): Passwords {
  const limited = limitConcurrency(concurrency);
  const decoy = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${NO_SALT}$${NO_HASH}`;

  async function isHashOf(hashed: string, password: string): Promise<boolean> {
    try {
      return await limited(() => verify(hashed, canonical(password)));
    } catch {
      return false;
    }
  }

  return {
    hash: (password) => limited(() => hash(canonical(password), COST)),
    verify: isHashOf,
    async verifyDecoy(password) {
      await isHashOf(decoy, password);
      return false;
    },
    decoy,
  };
}

// One keyboard types "ü" as one character, another as two; both are the same password.
function canonical(password: string): string {
  return password.normalize("NFC");
}
