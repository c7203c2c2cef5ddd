import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileStorage } from "./file-storage.ts";
import { createLocalStorage } from "./local-storage.ts";

const KEY = `ab/${"ab".repeat(32)}`;
let folder: string;
let storage: FileStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hirelane-storage-"));
  storage = createLocalStorage(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test("what is put can be read, whole and in part, by us alone, until it is removed", async () => {
  await storage.put(KEY, chunks("Luke ", "Sky", "walker"));
  expect(await textOf(await storage.read(KEY))).toBe("Luke Skywalker");
  expect(await textOf(await storage.read(KEY, { first: 5, last: 7 }))).toBe("Sky");
  expect(await textOf(await storage.read(KEY, { first: 8, last: 100 }))).toBe("walker");
  expect((await stat(join(folder, KEY))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "ab"))).mode & 0o777).toBe(0o700);
  await storage.remove(KEY);
  await storage.remove(KEY);
  await expect(storage.read(KEY)).rejects.toThrow("ENOENT");
});

test("more than one buffer comes out as it went in, and may be left half read", async () => {
  const text = "0123456789".repeat(50_000);
  await storage.put(KEY, chunks(text, text));
  expect(await textOf(await storage.read(KEY))).toBe(text + text);
  const reader = (await storage.read(KEY)).getReader();
  await reader.read();
  await reader.cancel();
});

test("bytes that break off leave nothing", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* chunks("Luke");
    throw new Error("gone");
  }
  await expect(storage.put(KEY, broken())).rejects.toThrow("gone");
  expect(await readdir(join(folder, "ab"))).toEqual([]);
});

test("no key leads out of the folder", async () => {
  await storage.put(KEY, chunks("Luke"));
  for (const key of ["../escape", "ab/../../escape", "/etc/passwd", "ab/short"]) {
    await expect(storage.put(key, chunks("x"))).rejects.toThrow("no key");
    await expect(storage.read(key)).rejects.toThrow("no key");
    await expect(storage.remove(key)).rejects.toThrow("no key");
  }
});
