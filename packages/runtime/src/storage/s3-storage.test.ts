import { expect, test } from "vitest";
import type { FileStorage } from "./file-storage.ts";
import { openStorage } from "./open-storage.ts";
import { startTestBucket } from "./s3-server.fixture.ts";

const KEY = `ab/${"ab".repeat(32)}`;
const MEGABYTE = 1024 * 1024;

function storageOf(endpoint: string, accessKeyId = "key"): FileStorage {
  const credentials = { accessKeyId, secretAccessKey: "secret", sessionToken: null };
  const place = { bucket: "hirelane", region: "eu-central-1", endpoint, pathStyle: true } as const;
  return openStorage({ kind: "s3", ...place, credentials });
}

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n += 1) yield new Uint8Array(MEGABYTE).fill(65 + n);
}

async function* text(words: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(words);
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test("what is put can be read, whole and in part, until it is removed", async () => {
  const bucket = await startTestBucket();
  const storage = storageOf(bucket.url);
  await storage.put(KEY, text("Luke Skywalker"));
  expect(bucket.objects.get(`/hirelane/${KEY}`)?.toString()).toBe("Luke Skywalker");
  expect(await textOf(await storage.read(KEY))).toBe("Luke Skywalker");
  expect(await textOf(await storage.read(KEY, { first: 5, last: 7 }))).toBe("Sky");
  await storage.remove(KEY);
  await storage.remove(KEY);
  await expect(storage.read(KEY)).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("what is large goes in parts, and one that breaks off leaves nothing", async () => {
  const bucket = await startTestBucket();
  const storage = storageOf(bucket.url);
  await storage.put(KEY, megabytes(12));
  expect(bucket.objects.get(`/hirelane/${KEY}`)?.length).toBe(12 * MEGABYTE);
  expect(bucket.requests.filter((request) => request === "PUT part")).toHaveLength(3);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* megabytes(7);
    throw new Error("gone");
  }
  const other = `cd/${"cd".repeat(32)}`;
  await expect(storage.put(other, broken())).rejects.toThrow("gone");
  expect(bucket.objects.has(`/hirelane/${other}`)).toBe(false);
  expect(bucket.unfinished.size).toBe(0);
});

test("a server that refuses is an error, and keys are checked before it is asked", async () => {
  const bucket = await startTestBucket();
  await expect(storageOf(bucket.url, "another").put(KEY, text("x"))).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(storageOf(bucket.url).put("../escape", text("x"))).rejects.toThrow("no key");
  expect(bucket.objects.size).toBe(0);
});
