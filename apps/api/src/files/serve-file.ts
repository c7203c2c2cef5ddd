import type { OpenedFile } from "@hirelane/operations";
import type { ApiContext } from "../http/environment.ts";
import { readByteRange } from "./byte-range.ts";

const EXTENSIONS = new Map([
  ["application/pdf", "pdf"],
  ["application/msword", "doc"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"],
  ["application/vnd.ms-powerpoint", "ppt"],
  ["application/vnd.oasis.opendocument.text", "odt"],
  ["application/postscript", "ps"],
  ["application/x-dvi", "dvi"],
  ["application/rtf", "rtf"],
]);

/**
 * The answer that gives out an opened file: whole, in part, or not at all to who has it already. Nothing in it is ever run
 * by a browser.
 */
export async function serveFile(c: ApiContext, file: OpenedFile): Promise<Response> {
  const etag = `"file-${file.id}"`;
  describe(c, file, etag);
  if (isKnown(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
  const ifRange = c.req.header("If-Range");
  const asked = ifRange === undefined || ifRange === etag ? c.req.header("Range") : undefined;
  const range = c.req.method === "GET" ? readByteRange(asked, file.sizeBytes) : null;
  if (range === "unsatisfiable") {
    c.header("Content-Range", `bytes */${file.sizeBytes}`);
    return c.body(null, 416);
  }
  const { first, last } = range ?? { first: 0, last: file.sizeBytes - 1 };
  c.header("Content-Length", String(last - first + 1));
  if (range !== null) c.header("Content-Range", `bytes ${first}-${last}/${file.sizeBytes}`);
  if (c.req.method === "HEAD") return c.body(null, 200);
  return c.body(await file.read({ first, last }), range === null ? 200 : 206);
}

function describe(c: ApiContext, { kind, contentType }: OpenedFile, etag: string): void {
  const name = `cv.${EXTENSIONS.get(contentType) ?? "txt"}`;
  c.header("Content-Type", contentType);
  c.header("Content-Disposition", kind === "cv" ? `attachment; filename="${name}"` : "inline");
  c.header("Content-Security-Policy", "sandbox; default-src 'none'");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Cache-Control", "private, no-cache");
  c.header("Accept-Ranges", "bytes");
  c.header("ETag", etag);
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((each) => ["*", etag, `W/${etag}`].includes(each.trim()));
}
