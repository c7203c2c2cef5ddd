import { z } from "zod";
import { DOCUMENT_PHOTO } from "../files/files.fixture.ts";
import type { TestAnswer, TestRequest } from "../testing/use-api.ts";

/** Makes a request as somebody who manages the candidate. */
type Manage = (method: string, path: string, request: Pick<TestRequest, "body" | "headers">) => Promise<TestAnswer>;

/** A request for a file. */
interface FileCall {
  readonly path: string;
  readonly headers: Record<string, string>;
}

const Candidate = z.object({ photo: z.string(), cv: z.string() });

const FORM = { "Content-Type": "multipart/form-data; boundary=x" };
const cv = `--x\r\nContent-Disposition: form-data; name="cv"; filename="cv.txt"\r\n\r\nA pilot.\r\n--x--\r\n`;

/** Gives a candidate files, and calls one of them in every way that its address knows. */
export async function fileCalls(kind: "photo" | "cv", candidate: string, manage: Manage): Promise<FileCall[]> {
  await manage("PATCH", candidate, { body: { photo: DOCUMENT_PHOTO } });
  const { body } = await manage("PATCH", candidate, { body: cv, headers: FORM });
  const { pathname: path } = new URL(Candidate.parse(body)[kind]);
  const { headers } = await manage("GET", path, {});
  return [
    { path, headers: {} },
    { path, headers: { Range: "bytes=0-3" } },
    { path, headers: { Range: "bytes=999999-" } },
    { path, headers: { "If-None-Match": headers.get("ETag") ?? "" } },
    { path: path.replace(/.\/$/, (end) => (end === "A/" ? "B/" : "A/")), headers: {} },
  ];
}
