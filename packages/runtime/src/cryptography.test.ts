import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCryptography } from "./cryptography.ts";

const cryptography = createCryptography("a secret of the installation, long enough");
const stranger = createCryptography("another secret, just as long as the first");

describe("sealing", () => {
  test("gives back what was sealed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(cryptography.open(cryptography.seal(text))).toBe(text);
      }),
    );
  });

  test("is versioned, fit for a URL, and never the same twice", () => {
    const sealed = Array.from({ length: 50 }, () => cryptography.seal("key"));
    expect(new Set(sealed).size).toBe(50);
    for (const text of sealed) expect(text).toMatch(/^v1\.[\w-]+$/);
  });

  test("notices every change of a character, a cut and an addition", () => {
    const sealed = cryptography.seal("0123456789abcdef");
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === "A" ? "B" : "A";
      const altered = sealed.slice(0, index) + other + sealed.slice(index + 1);
      expect(() => cryptography.open(altered)).toThrow("altered");
      expect(() => cryptography.open(sealed.slice(0, index))).toThrow("altered");
    }
    for (const added of ["=", " ", "A", "\n", "!"]) expect(() => cryptography.open(sealed + added)).toThrow("altered");
  });

  test("opens under the same secret alone, also in another process", () => {
    const sealed = cryptography.seal("key");
    expect(() => stranger.open(sealed)).toThrow("altered");
    expect(createCryptography("a secret of the installation, long enough").open(sealed)).toBe("key");
  });
});

describe("signing and hashing", () => {
  test("depends on the text and the secret", () => {
    expect(cryptography.sign("file 1")).toBe(cryptography.sign("file 1"));
    expect(cryptography.sign("file 1")).not.toBe(cryptography.sign("file 2"));
    expect(cryptography.sign("file 1")).not.toBe(stranger.sign("file 1"));
    expect(cryptography.sign("file 1")).toMatch(/^[\w-]{43}$/);
  });

  test("hashes as everyone else does", () => {
    expect(cryptography.sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("draws as many random bytes as asked", () => {
    expect(cryptography.randomHex(20)).toMatch(/^[0-9a-f]{40}$/);
    expect(cryptography.randomHex(20)).not.toBe(cryptography.randomHex(20));
  });
});
