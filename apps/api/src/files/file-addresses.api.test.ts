import { operations } from "@hirelane/operations";
import { describe, expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { fetchFile, type TestCandidates, useCandidates } from "./candidates.fixture.ts";
import { cameraPhoto, DOCUMENT_PHOTO, docx, form, picture } from "./files.fixture.ts";

const t = useApi();
const c = useCandidates(t);
const create: TestCandidates["create"] = (...request) => c().create(...request);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj");
const names = { first_name: "Luke", last_name: "Skywalker" };

describe("a CV", () => {
  test("is offered for saving under a name of ours, with its type, in parts as asked", async () => {
    const { body } = await create(form({ ...names, cv: [docx(), "<script>.exe"] }));
    const cv = await fetchFile(body.cv);
    expect(cv.headers.get("Content-Type")).toContain("wordprocessingml");
    expect(cv.headers.get("Content-Disposition")).toBe('attachment; filename="cv.docx"');
    expect(cv.bytes).toEqual(Buffer.from(docx()));
    const size = cv.bytes.length;
    const part = await fetchFile(body.cv, { Range: "bytes=2-5" });
    expect([part.status, part.headers.get("Content-Range"), part.bytes]).toEqual([
      206,
      `bytes 2-5/${size}`,
      cv.bytes.subarray(2, 6),
    ]);
    expect((await fetchFile(body.cv, { Range: "bytes=-3" })).bytes).toEqual(cv.bytes.subarray(-3));
    const beyond = await fetchFile(body.cv, { Range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers.get("Content-Range")]).toEqual([416, `bytes */${size}`]);
    const etag = cv.headers.get("ETag") ?? "";
    expect((await fetchFile(body.cv, { "If-None-Match": etag })).status).toBe(304);
    expect((await fetchFile(body.cv, { Range: "bytes=0-1", "If-Range": '"another"' })).status).toBe(200);
    const head = await fetchFile(body.cv, {}, "HEAD");
    expect([head.status, head.headers.get("Content-Length"), head.bytes.length]).toEqual([200, String(size), 0]);
  });
});

describe("the address of a file", () => {
  test("is of one session: it differs between two, and ends with its own", async () => {
    const { call, token } = c().organisation.owner;
    const { body } = await create({ ...names, photo: DOCUMENT_PHOTO });
    const other = await t().kernel.run(operations.auth.createToken, { name: "other" }, call);
    const seen = await t().request("GET", body.resource_uri, { token: other.token });
    expect(seen.body.photo).not.toBe(body.photo);
    expect((await fetchFile(seen.body.photo)).status).toBe(200);
    await t().kernel.run(operations.auth.revokeToken, { id: other.id }, call);
    expect((await fetchFile(seen.body.photo)).status).toBe(404);
    expect((await fetchFile(body.photo)).status).toBe(200);
    expect((await t().request("GET", body.resource_uri, { token })).body.photo).toBe(body.photo);
  });

  test("opens nothing when a letter is changed, for another kind, or below another candidate", async () => {
    const { body } = await create({ ...names, photo: DOCUMENT_PHOTO });
    const other = await create({ ...names, photo: DOCUMENT_PHOTO });
    const url: string = body.photo;
    const token = url.split("/").at(-2) ?? "";
    for (let index = 0; index < token.length; index += 1) {
      const changed = token.slice(0, index) + (token[index] === "a" ? "b" : "a") + token.slice(index + 1);
      expect((await fetchFile(url.replace(token, changed))).status, changed).toBe(404);
    }
    expect((await fetchFile(url.replace("/photo/", "/cv/"))).status).toBe(404);
    expect((await fetchFile(`${other.body.resource_uri}photo/${token}/`)).status).toBe(404);
    expect((await fetchFile(`${t().url}/files/${token}`)).status).toBe(200);
    const stranger = await fetchFile(url.replace(token, "nothing"));
    expect(JSON.parse(stranger.bytes.toString())).toEqual({ detail: "No such file." });
  });

  test("ends with the interview, and with the right to see it", async () => {
    const { kernel } = t();
    const { body } = await create({ ...names, photo: DOCUMENT_PHOTO });
    const jobId = Number(body.project.split("/").at(-2));
    const { userId, token } = c().organisation.hiringManager;
    const { call } = c().organisation.owner;
    await kernel.run(operations.jobs.addTeamMember, { jobId, userId, role: "reviewer" }, call);
    const seen = await t().request("GET", body.resource_uri, { token });
    expect((await fetchFile(seen.body.photo)).status).toBe(200);
    await kernel.run(operations.jobs.removeTeamMember, { jobId, userId, role: "reviewer" }, call);
    expect((await fetchFile(seen.body.photo)).status).toBe(404);
    await t().request("DELETE", body.resource_uri, { token: c().organisation.owner.token });
    expect((await fetchFile(body.photo)).status).toBe(404);
  });

  test("is given to the candidate too, for their key", async () => {
    const { body } = await create({ ...names, email: "luke@tatooine.example", photo: DOCUMENT_PHOTO });
    await t().request("PATCH", `${body.resource_uri}status/advance/`, { token: c().organisation.owner.token });
    const self = await t().request("GET", "/api/v3/whoami/candidate/", { activationKey: body.activation_key });
    expect((await fetchFile(self.body.photo)).status).toBe(200);
    expect(self.body.photo).not.toBe(body.photo);
    await t().request("PATCH", `${body.resource_uri}status/skip/`, { token: c().organisation.owner.token });
    expect((await fetchFile(self.body.photo)).status).toBe(404);
  });
});

test("a retry under its Idempotency-Key is compared by what the files hold", async () => {
  const headers = { "Idempotency-Key": "photo-1" };
  const photo = await picture("png");
  const first = await create(form({ ...names, photo: [photo, "a.png"] }), headers);
  expect(await create(form({ ...names, photo: [photo, "b.png"] }), headers)).toEqual(first);
  const another = await create(form({ ...names, photo: [await picture("gif"), "a.png"] }), headers);
  expect(another.status).toBe(422);
});

describe("typed clients", () => {
  const upload = (query: string, body: Buffer, token = c().organisation.owner.token) =>
    fetch(`${t().url}/files${query}`, {
      method: "POST",
      headers: { Authorization: `Token ${token}` },
      body: new Uint8Array(body),
    });

  test("upload first, and attach by id what is their own and free", async () => {
    const { kernel } = t();
    const response = await upload("?kind=photo", await cameraPhoto());
    expect(response.status).toBe(201);
    const { result } = await response.json();
    const { id, contentType } = result.data.json;
    expect(contentType).toBe("image/jpeg");
    const { owner, recruiter } = c().organisation;
    const job = await kernel.run(operations.jobs.create, { title: "Gunner" }, recruiter.call);
    const input = { jobId: job.id, firstName: "Han", lastName: "Solo", photo: id };
    const { create: make } = operations.videoInterviews;
    await expect(kernel.run(make, input, recruiter.call)).rejects.toMatchObject({ code: "not_found" });
    await expect(kernel.run(make, { ...input, photo: undefined, cv: id }, owner.call)).rejects.toMatchObject({
      fields: [{ path: "cv" }],
    });
    const made = await kernel.run(make, input, owner.call);
    expect(made.photo).toMatchObject({ contentType: "image/jpeg" });
    await expect(kernel.run(make, input, owner.call)).rejects.toMatchObject({ fields: [{ path: "photo" }] });
  });

  test("are told what is wrong", async () => {
    expect((await upload("?kind=song", pdf)).status).toBe(400);
    expect((await upload("?kind=photo", pdf)).status).toBe(400);
    expect((await upload("?kind=cv", pdf, "0".repeat(40))).status).toBe(401);
    const large = await upload("?kind=photo", Buffer.alloc(5 * 1024 * 1024 + 5));
    expect([large.status, (await large.json()).error.json.data.code]).toEqual([413, "payload_too_large"]);
  });
});
