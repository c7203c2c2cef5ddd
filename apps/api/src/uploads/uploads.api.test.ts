import { readdir } from "node:fs/promises";
import { operations } from "@hirelane/operations";
import { giveConsent, makeInterviewUnderWay, makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import {
  aboutUpload,
  authorization,
  breakOff,
  createByHand,
  mp4,
  patchByHand,
  uploadByTus,
  webm,
} from "./media.fixture.ts";

const { answers, videoInterviews } = operations;
const t = useApi();
const MEGABYTE = 1024 * 1024;
const tell = { kind: "video", prompt: "Tell us of a project." } as const;
const why = { kind: "text", prompt: "Why us?", required: false } as const;

async function begin(questions: readonly object[] = [tell, why], consent = true) {
  const { kernel, url } = t();
  const { owner } = await makeOrganisation(kernel);
  const interview = await makeInterviewUnderWay(kernel, owner, { questions, consent });
  const headers = authorization(interview);
  const [questionId = 0, textId = 0] = interview.questions;
  const create = (size = 100, question = questionId) => createByHand(url, headers, { questionId: question, size });
  const address = async (size = 100): Promise<string> => (await create(size)).headers.get("Location") ?? "";
  const watch = async () => {
    const { questions: asked } = await kernel.run(answers.list, { videoInterviewId: interview.id }, owner.call);
    return asked[0]?.answer?.media ?? null;
  };
  return { ...interview, owner, headers, questionId, textId, create, address, watch, kernel, url };
}

/** Fetches media as a browser does: by its address alone. */
function play(media: { readonly url: string } | null, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(new URL(media?.url ?? "").pathname, t().url), { headers });
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(t().storageFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("a recording is uploaded by tus, becomes the answer, and the interview can be finished", async () => {
  const { kernel, url, headers, questionId, watch, id, call } = await begin();
  const bytes = webm(3 * MEGABYTE);
  const address = await uploadByTus({ url }, headers, { questionId, bytes });
  expect(address).toMatch(/\/uploads\/[0-9a-f]{32}$/);
  const media = await watch();
  expect(media).toMatchObject({ contentType: "video/webm", sizeBytes: bytes.length });
  const played = await play(media);
  expect(played.status).toBe(200);
  expect(Buffer.from(await played.arrayBuffer()).equals(bytes)).toBe(true);
  const again = await aboutUpload("HEAD", address, headers);
  expect([again.status, again.headers.get("Upload-Offset")]).toEqual([200, String(bytes.length)]);
  expect((await kernel.run(videoInterviews.advance, { id }, call)).status).toBe("interviewed");
  expect((await aboutUpload("HEAD", address, headers)).status).toBe(403);
});

test("an upload that breaks in the middle continues where it broke", async () => {
  const { url, headers, questionId, address, watch } = await begin();
  const bytes = mp4(2 * MEGABYTE);
  const at = await address(bytes.length);
  await breakOff(at, headers, bytes, MEGABYTE);
  const head = await aboutUpload("HEAD", at, headers);
  const offset = Number(head.headers.get("Upload-Offset"));
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThanOrEqual(MEGABYTE);
  expect(await watch()).toBeNull();
  await uploadByTus({ url, address: at }, headers, { questionId, bytes });
  const media = await watch();
  expect(media).toMatchObject({ contentType: "video/mp4", sizeBytes: bytes.length });
  const played = await play(media);
  expect(Buffer.from(await played.arrayBuffer()).equals(bytes)).toBe(true);
});

test("media is played in ranges, and one beyond its end is 416", async () => {
  const { url, headers, questionId, watch, owner, id } = await begin();
  const bytes = webm(100_000);
  await uploadByTus({ url }, headers, { questionId, bytes });
  const media = await watch();
  const range = (text: string) => play(media, { Range: text });
  const middle = await range("bytes=1000-1999");
  expect([middle.status, middle.headers.get("Content-Range")]).toEqual([206, "bytes 1000-1999/100000"]);
  expect(Buffer.from(await middle.arrayBuffer()).equals(bytes.subarray(1000, 2000))).toBe(true);
  const end = await range("bytes=-10");
  expect(Buffer.from(await end.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
  expect(middle.headers.get("Content-Type")).toBe("video/webm");
  const beyond = await range("bytes=100000-");
  expect([beyond.status, beyond.headers.get("Content-Range")]).toEqual([416, "bytes */100000"]);

  await t().kernel.run(videoInterviews.delete, { id }, owner.call);
  expect((await play(media)).status).toBe(404);
});

test("what is no video or audio is refused at its end, and leaves nothing", async () => {
  const { headers, address, watch, questionId, url } = await begin();
  const before = await storedFiles();
  const bytes = Buffer.from("<svg onload=alert(1)>".padEnd(5000, " "));
  const at = await address(bytes.length);
  const answer = await patchByHand(at, headers, 0, bytes);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalid_input", fields: [{ path: "file" }] });
  expect((await aboutUpload("HEAD", at, headers)).status).toBe(404);
  expect(await storedFiles()).toEqual(before);
  await uploadByTus({ url }, headers, { questionId, bytes: webm(1000) });
  expect(await watch()).not.toBeNull();
});

test("sizes: 200 MB and a byte is 413, more bytes than announced and none at all are refused", async () => {
  const { create, address, headers } = await begin();
  expect((await create(200 * MEGABYTE + 1)).status).toBe(413);
  expect((await create(200 * MEGABYTE)).status).toBe(201);
  expect((await create(0)).status).toBe(400);
  const more = await patchByHand(await address(100), headers, 0, webm(101));
  expect(more.status).toBe(413);
  const beyond = await patchByHand(await address(100), headers, 50, webm(50));
  expect(beyond.status).toBe(409);
});

test("an upload is its candidate's alone: 404 for another, 403 for users, 401 for strangers", async () => {
  const { address, headers, owner } = await begin();
  const other = await begin();
  const at = await address();
  const asOwner = { Authorization: `Token ${owner.token}` };
  for (const method of ["HEAD", "PATCH", "DELETE"]) {
    expect((await aboutUpload(method, at, other.headers)).status).toBe(404);
    expect((await aboutUpload(method, at, asOwner)).status).toBe(403);
    expect((await aboutUpload(method, at, {})).status).toBe(401);
  }
  expect((await aboutUpload("GET", at, headers)).status).toBe(405);
  expect((await aboutUpload("HEAD", at, headers)).status).toBe(200);
  expect((await other.create(100, 999_999)).status).toBe(404);
  expect((await createByHand(t().url, other.headers, { questionId: Number.NaN, size: 10 })).status).toBe(400);
  expect((await aboutUpload("HEAD", `${t().url}/uploads/..%2f..%2fetc`, headers)).status).toBe(404);
});

test("a candidate may give up their own upload, and a new one for the question takes the place of an unfinished one", async () => {
  const { address, headers } = await begin();
  const before = (await storedFiles()).length;
  const first = await address();
  expect((await aboutUpload("DELETE", first, headers)).status).toBe(204);
  expect((await aboutUpload("HEAD", first, headers)).status).toBe(404);
  expect(await storedFiles()).toHaveLength(before);
  const second = await address();
  const third = await address();
  expect((await aboutUpload("HEAD", second, headers)).status).toBe(404);
  expect((await aboutUpload("HEAD", third, headers)).status).toBe(200);
});

test("a question takes one recording, and only a question of kind video takes any", async () => {
  const { url, headers, questionId, textId, create } = await begin();
  expect(await (await create(100, textId)).json()).toMatchObject({ fields: [{ path: "questionId" }] });
  await uploadByTus({ url }, headers, { questionId, bytes: webm(1000) });
  const second = await create();
  expect(second.status).toBe(400);
  expect(await second.json()).toMatchObject({ code: "refused", fields: [{ path: "questionId" }] });
});

test("no upload without consent, nor without opening a question under a time limit, nor past its limit", async () => {
  const { kernel, create, call, questionId } = await begin([{ ...tell, timeLimitSeconds: 60 }], false);
  expect(await (await create()).json()).toMatchObject({ fields: [{ path: "consent" }] });
  await giveConsent(kernel, call);
  expect(await (await create()).json()).toMatchObject({ fields: [{ path: "questionId" }] });
  await kernel.run(answers.open, { questionId }, call);
  expect((await create()).status).toBe(201);
  t().clock.advance(71_000);
  expect(await (await create()).json()).toMatchObject({ code: "refused", fields: [{ path: "questionId" }] });
});

test("after the deadline an upload neither begins nor goes on", async () => {
  const { kernel, owner, address, create, headers, id } = await begin();
  const at = await address();
  const deadline = new Date(t().clock.now().getTime() + 60_000);
  await kernel.run(videoInterviews.setDeadline, { id, deadline }, owner.call);
  t().clock.advance(61_000);
  expect((await patchByHand(at, headers, 0, webm(100))).status).toBe(403);
  expect((await create()).status).toBe(403);
});

test("an upload that was complete when the API died becomes the answer when the client asks", async () => {
  const { kernel, address, headers, watch, owner } = await begin();
  const bytes = webm(5000);
  const at = await address(bytes.length);
  const [upload] = await kernel.readAsSystem(owner.principal.organisationId, (sql) =>
    sql.rows<{ storage_key: string }>({ name: "", text: "select storage_key from uploads where upload_key = $1" }, [
      at.split("/").at(-1),
    ]),
  );
  await kernel.ports.storage.remove(upload?.storage_key ?? "");
  await kernel.ports.storage.put(upload?.storage_key ?? "", new Blob([new Uint8Array(bytes)]).stream());
  const head = await aboutUpload("HEAD", at, headers);
  expect([head.status, head.headers.get("Upload-Offset")]).toEqual([200, "5000"]);
  expect(await watch()).toMatchObject({ sizeBytes: 5000 });
});

test("a candidate's session uploads as the key of the invitation does", async () => {
  const { kernel, request, url } = t();
  const { call, id, questionId, watch, owner } = await begin();
  await kernel.run(videoInterviews.setPassword, { password: TEST_PASSWORD }, call);
  const { username } = await kernel.run(videoInterviews.get, { id }, owner.call);
  const company = String(owner.principal.organisationId);
  const body = { json: { login: username, password: TEST_PASSWORD, company } };
  const login = await request("POST", "/trpc/auth.login", { body });
  const headers = { Authorization: `Bearer ${login.body.result.data.json.token}` };
  await uploadByTus({ url }, headers, { questionId, bytes: webm(1000) });
  expect(await watch()).not.toBeNull();
});

test("browsers are told what the endpoint can do, and may read what tus needs", async () => {
  const { url } = t();
  const { create } = await begin();
  const options = await fetch(`${url}/uploads`, { method: "OPTIONS", headers: { Origin: "http://localhost:5173" } });
  expect(options.status).toBe(204);
  expect(options.headers.get("Tus-Max-Size")).toBe(String(200 * MEGABYTE));
  expect(options.headers.get("Tus-Extension")).toBe("creation,creation-with-upload,termination");
  const preflight = await fetch(`${url}/uploads/x`, {
    method: "OPTIONS",
    headers: {
      Origin: "http://localhost:5173",
      "Access-Control-Request-Method": "PATCH",
      "Access-Control-Request-Headers": "authorization,tus-resumable,upload-offset,content-type",
    },
  });
  expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("http://localhost:5173");
  expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("PATCH");
  expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("upload-offset");
  const created = await create();
  const exposed = created.headers.get("Access-Control-Expose-Headers") ?? "";
  for (const header of ["Location", "Upload-Offset", "Upload-Length", "Tus-Resumable"])
    expect(exposed).toContain(header);
  expect(created.headers.get("Access-Control-Allow-Origin")).toBeNull();
});
