import { operations } from "@hirelane/operations";
import { openStorage } from "@hirelane/runtime";
import { makeInterviewUnderWay, makeOrganisation } from "@hirelane/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { aboutUpload, authorization, createByHand, patchByHand, uploadByTus, webm } from "./media.fixture.ts";
import { startUploadBucket } from "./s3-server.fixture.ts";
import { createUploadStore } from "./upload-store.ts";

const MEGABYTE = 1024 * 1024;
const { answers } = operations;
const bucket = await startUploadBucket();
const credentials = { accessKeyId: "key", secretAccessKey: "secret", sessionToken: null };
const place = { bucket: "hirelane", region: "eu-central-1", endpoint: bucket.url, pathStyle: true } as const;
const storage = { kind: "s3", ...place, credentials } as const;
const t = useApi({ uploads: createUploadStore(storage) });

beforeAll(() => {
  Object.assign(t().ports, { storage: openStorage(storage) });
});
afterAll(() => bucket.close());

async function begin() {
  const { kernel, url } = t();
  const { owner } = await makeOrganisation(kernel);
  const interview = await makeInterviewUnderWay(kernel, owner, { questions: [{ kind: "video", prompt: "Tell us." }] });
  const headers = authorization(interview);
  const [questionId = 0] = interview.questions;
  const create = async (size: number): Promise<string> =>
    (await createByHand(url, headers, { questionId, size })).headers.get("Location") ?? "";
  return { kernel, url, owner, headers, questionId, create, id: interview.id };
}

test("on S3 an upload goes on where it broke, and only its bytes stay in the bucket", async () => {
  const { kernel, url, owner, headers, questionId, create, id } = await begin();
  const bytes = webm(12 * MEGABYTE);
  const address = await create(bytes.length);
  expect((await patchByHand(address, headers, 0, bytes.subarray(0, 9 * MEGABYTE))).status).toBe(204);
  expect((await aboutUpload("HEAD", address, headers)).headers.get("Upload-Offset")).toBe(String(9 * MEGABYTE));
  await uploadByTus({ url, address }, headers, { questionId, bytes });
  const { questions } = await kernel.run(answers.list, { videoInterviewId: id }, owner.call);
  const media = questions[0]?.answer?.media;
  expect(media).toMatchObject({ contentType: "video/webm", sizeBytes: bytes.length });
  const played = await fetch(new URL(new URL(media?.url ?? "").pathname, url), {
    headers: { Range: "bytes=9000000-9000099" },
  });
  expect(played.status).toBe(206);
  expect(Buffer.from(await played.arrayBuffer()).equals(bytes.subarray(9_000_000, 9_000_100))).toBe(true);
  expect([...bucket.objects.values()].map(({ body }) => body.length)).toEqual([bytes.length]);
  expect(bucket.unfinished.size).toBe(0);
  const again = await aboutUpload("HEAD", address, headers);
  expect(again.headers.get("Upload-Offset")).toBe(String(bytes.length));
});

test("on S3 nothing stays of an upload that was given up, or that is no recording", async () => {
  const { headers, create } = await begin();
  const before = bucket.objects.size;
  const half = await create(100);
  expect((await patchByHand(half, headers, 0, webm(50))).status).toBe(204);
  expect((await aboutUpload("DELETE", half, headers)).status).toBe(204);
  const text = Buffer.from("no recording".padEnd(100));
  expect((await patchByHand(await create(text.length), headers, 0, text)).status).toBe(400);
  expect([bucket.objects.size, bucket.unfinished.size]).toEqual([before, 0]);
});
