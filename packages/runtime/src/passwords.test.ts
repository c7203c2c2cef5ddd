import { verify } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { limitConcurrency } from "./concurrency-limit.ts";
import { createPasswords } from "./passwords.ts";

const passwords = createPasswords();

/** What a PHC string says but for the salt and the hash themselves: what decides how much work verifying is. */
const workOf = (hash: string) => {
  const [, algorithm, version, cost, salt = "", digest = ""] = hash.split("$");
  return { algorithm, version, cost, saltLength: salt.length, digestLength: digest.length };
};

describe("passwords", () => {
  test("are hashed with Argon2id at the recommended cost, salted", async () => {
    const [one, two] = await Promise.all([passwords.hash("use the force"), passwords.hash("use the force")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  test("are recognised, and no other is", async () => {
    const hash = await passwords.hash("use the force");
    expect(await passwords.verify(hash, "use the force")).toBe(true);
    expect(await passwords.verify(hash, "use the Force")).toBe(false);
    expect(await passwords.verify(hash, "")).toBe(false);
  });

  test("are the same however a keyboard composes them", async () => {
    const hash = await passwords.hash("für alle Fälle".normalize("NFC"));
    expect(await passwords.verify(hash, "für alle Fälle".normalize("NFD"))).toBe(true);
  });

  test("do not match what is no hash", async () => {
    for (const hash of ["", "plain", "$argon2id$v=19$m=19456,t=2,p=1$broken"]) {
      expect(await passwords.verify(hash, "plain")).toBe(false);
    }
  });

  test("of unknown accounts cost the same work as those of known ones", async () => {
    expect(await passwords.verifyDecoy("use the force")).toBe(false);
    expect(workOf(passwords.decoy)).toEqual(workOf(await passwords.hash("use the force")));
    await expect(verify(passwords.decoy, "use the force")).resolves.toBe(false);
  });
});

describe("the bound on concurrent work", () => {
  test("holds, keeps the order, and survives failures", async () => {
    const limited = limitConcurrency(3);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        limited(async () => {
          started.push(index);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 1));
          running -= 1;
          if (index % 5 === 0) throw new Error("no");
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(started).toEqual(started.toSorted((a, b) => a - b));
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(8);
    expect(await limited(async () => "free again")).toBe("free again");
  });
});
