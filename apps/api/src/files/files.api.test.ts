import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { fetchFile, type TestCandidates, useCandidates } from "./candidates.fixture.ts";
import { cameraPhoto, DOCUMENT_PHOTO, form, hugePicture, picture, zipBomb } from "./files.fixture.ts";

const t = useApi();
const MEGABYTE = 1024 * 1024;
const pdf = Buffer.from("%PDF-1.7\n1 0 obj");
const names = { first_name: "Luke", last_name: "Skywalker" };

const c = useCandidates(t);
const send: TestCandidates["send"] = (...request) => c().send(...request);
const create: TestCandidates["create"] = (...request) => c().create(...request);

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "hirelane-uploads-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});

/** The status of an answer; a server may as well cut off who goes on sending. */
const statusOf = (answer: Promise<{ readonly status: number }>) =>
  answer.then(
    ({ status }) => status,
    () => "cut off",
  );

/** Temporary files of uploads that were left lying about. */
const leftovers = () => readdir(temporary);

describe("a photo", () => {
  test("comes as a multipart file, is stored upright without the camera's notes, and is fetched without a login", async () => {
    const { status, body } = await create(
      form({ ...names, gender: "mr", photo: [await cameraPhoto(), "../../etc/passwd"] }),
    );
    expect(status).toBe(201);
    expect(body.photo).toMatch(new RegExp(`^${body.resource_uri}photo/[^/]+/$`));
    const photo = await fetchFile(body.photo);
    expect(photo.status).toBe(200);
    expect(photo.headers.get("Content-Type")).toBe("image/jpeg");
    expect(photo.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(photo.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
    expect(photo.headers.get("Content-Disposition")).toBe("inline");
    const { width, height, exif, orientation } = await sharp(photo.bytes).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 40,
      height: 60,
      exif: undefined,
      orientation: undefined,
    });
    expect((await fetchFile(body.photo.replace(/\/$/, ""))).bytes).toEqual(photo.bytes);
  });

  test("comes as the data URI of the document, in JSON and in a form", async () => {
    const json = await create({ ...names, photo: DOCUMENT_PHOTO });
    expect(json.status).toBe(201);
    expect(await sharp((await fetchFile(json.body.photo)).bytes).metadata()).toMatchObject({
      format: "png",
      width: 10,
      height: 10,
    });
    const patched = await send("PATCH", json.body.resource_uri, form({ photo: DOCUMENT_PHOTO }));
    expect(patched).toMatchObject({ status: 202, body: { first_name: "Luke" } });
    expect(patched.body.photo).not.toBe(json.body.photo);
    expect((await fetchFile(json.body.photo)).status).toBe(404);
    expect((await fetchFile(patched.body.photo)).status).toBe(200);
  });

  test.each(["png", "webp", "gif"] as const)("may be a %s", async (format) => {
    const { body } = await create(form({ ...names, photo: [await picture(format), "photo"] }));
    const { bytes, headers } = await fetchFile(body.photo);
    expect(headers.get("Content-Type")).toBe(format === "webp" ? "image/webp" : "image/png");
    expect((await sharp(bytes).metadata()).width).toBe(20);
  });

  test.each([{ photo: null }, { photo: "" }])("is taken away by %j", async (body) => {
    const created = await create({ ...names, photo: DOCUMENT_PHOTO });
    expect(await send("PATCH", created.body.resource_uri, body)).toMatchObject({ status: 202, body: { photo: null } });
    expect((await fetchFile(created.body.photo)).status).toBe(404);
  });

  test("stays when a patch does not speak of it", async () => {
    const created = await create({ ...names, photo: DOCUMENT_PHOTO });
    const patched = await send("PATCH", created.body.resource_uri, { first_name: "Lukas" });
    expect(patched.body.photo).toBe(created.body.photo);
  });
});

describe("what is no photo or CV", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>1</script></svg>');
  const refused: readonly [string, () => Promise<FormData | object>, number, object][] = [
    [
      "an SVG",
      async () => form({ ...names, photo: [svg, "a.png"] }),
      400,
      { photo: [expect.stringContaining("JPEG")] },
    ],
    [
      "a TIFF",
      async () => form({ ...names, photo: [await picture("tiff"), "a.png"] }),
      400,
      { photo: [expect.anything()] },
    ],
    [
      "30,000 by 30,000 pixels",
      async () => form({ ...names, photo: [hugePicture(), "a.png"] }),
      400,
      { photo: [expect.stringContaining("million pixels")] },
    ],
    [
      "half a photo",
      async () => form({ ...names, photo: [(await cameraPhoto(600, 400)).subarray(0, 1200), "a.jpg"] }),
      400,
      { photo: [expect.stringContaining("damaged")] },
    ],
    [
      "5 MB and more",
      async () => form({ ...names, photo: [Buffer.alloc(5 * 1024 * 1024 + 1), "a.png"] }),
      413,
      { photo: ["The file is larger than 5 MB."] },
    ],
    [
      "an empty file",
      async () => form({ ...names, cv: [Buffer.alloc(0), "cv.pdf"] }),
      400,
      { cv: ["The file is empty."] },
    ],
    [
      "a zip bomb as docx",
      async () => form({ ...names, cv: [zipBomb(), "cv.docx"] }),
      400,
      { cv: [expect.stringContaining("PDF")] },
    ],
    [
      "a CV beyond 10 MB",
      async () => form({ ...names, cv: [Buffer.alloc(10 * 1024 * 1024 + 1, "a"), "cv.txt"] }),
      413,
      { cv: ["The file is larger than 10 MB."] },
    ],
    [
      "a file as a name",
      async () => form({ last_name: "S", first_name: [pdf, "a.pdf"] }),
      400,
      { first_name: ["Send text, not a file."] },
    ],
    [
      "two photos",
      async () => {
        const two = form({ ...names, photo: [await picture("png"), "a.png"] });
        two.append("photo", new Blob(["b"]), "b.png");
        return two;
      },
      400,
      { photo: ["Send one file."] },
    ],
    [
      "a photo that is just text",
      async () => ({ ...names, photo: "photo.jpg" }),
      400,
      { photo: [expect.stringContaining("data URI")] },
    ],
    [
      "a photo that is a number",
      async () => ({ ...names, photo: 7 }),
      400,
      { photo: [expect.stringContaining("data URI")] },
    ],
    [
      "a CV as data URI in JSON that is a picture",
      async () => ({ ...names, cv: DOCUMENT_PHOTO }),
      400,
      { cv: [expect.anything()] },
    ],
    [
      "a form without the name",
      async () => form({ last_name: "S", photo: DOCUMENT_PHOTO }),
      400,
      { first_name: ["This field is required."] },
    ],
    [
      "text of 2 MB",
      async () => form({ last_name: "S", first_name: "x".repeat(2 * 1024 * 1024) }),
      400,
      { first_name: ["The text is too long."] },
    ],
  ];

  test.each(refused)("%s is refused by the field, and leaves nothing", async (_name, body, status, errors) => {
    expect(await create(await body())).toEqual({ status, body: errors });
    const list = await t().request("GET", c().address, { token: c().organisation.owner.token });
    expect(list.body.objects).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  test("a part that nobody knows is passed over, and a file input without a file is none", async () => {
    const data = form({ ...names, whatever: [Buffer.alloc(3_000_000), "big.bin"], photo: [Buffer.alloc(0), ""] });
    expect(await create(data)).toMatchObject({ status: 201, body: { photo: null } });
  });

  test("a form without an end is refused, and leaves nothing", async () => {
    const part = 'Content-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\n';
    const text = `--x\r\nContent-Disposition: form-data; name="first_name"\r\n\r\nLuke\r\n--x\r\n${part}${"p".repeat(200_000)}`;
    const answer = await t().request("POST", c().address, {
      token: c().organisation.owner.token,
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
      body: text,
    });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.any(String) } });
    expect(await leftovers()).toEqual([]);
  });

  test("a form that does not say its boundary, and a body of another type, are refused", async () => {
    const call = { token: c().organisation.owner.token, body: "x" };
    const headers = { "Content-Type": "multipart/form-data" };
    expect((await t().request("POST", c().address, { ...call, headers })).status).toBe(400);
    expect((await t().request("POST", c().address, { ...call, headers: { "Content-Type": "image/png" } })).status).toBe(
      415,
    );
  });

  test("a form without an end is cut off once it has more than it may", async () => {
    let sent = 0;
    const head = '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\n';
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise(setImmediate);
        controller.enqueue(sent++ === 0 ? new TextEncoder().encode(head) : new Uint8Array(MEGABYTE));
      },
    });
    const authorization = `Token ${c().organisation.owner.token}`;
    const headers = { authorization, "Content-Type": "multipart/form-data; boundary=x" };
    const request = { method: "POST", headers, body, duplex: "half" } as const;
    expect([413, "cut off"]).toContain(await statusOf(fetch(new URL(c().address, t().url), request)));
    expect(sent).toBeLessThan(100);
    expect(await leftovers()).toEqual([]);
  });

  test("30 MB are refused as soon as they are announced", async () => {
    const data = form({ ...names, photo: [Buffer.alloc(30_000_000), "a.png"] });
    expect([413, "cut off"]).toContain(await statusOf(create(data)));
  });
});
