import { MAX_MEDIA_BYTES } from "@hirelane/domain";
import { type Call, giveUpUpload, OperationError, resumeUpload } from "@hirelane/operations";
import { MemoryLocker } from "@tus/server";
import { Hono } from "hono";
import { httpStatus } from "../errors/http-status.ts";
import { translated } from "../errors/translated.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { attachUpload } from "./attach-upload.ts";
import { createTusServer, isComplete } from "./tus-server.ts";
import { extensions } from "./upload-store.ts";

const TUS_VERSION = "1.0.0";

/** What browsers must be allowed to read of our answers for tus to work. */
export const tusHeaders = [
  "Tus-Resumable",
  "Tus-Version",
  "Tus-Extension",
  "Tus-Max-Size",
  "Upload-Offset",
  "Upload-Length",
  "Upload-Metadata",
];

/** Says what the endpoint can do; CORS answers OPTIONS itself, so this comes before it. */
export function describeTus(c: ApiContext): void {
  c.header("Tus-Resumable", TUS_VERSION);
  c.header("Tus-Version", TUS_VERSION);
  c.header("Tus-Extension", [...extensions, "termination"].join(","));
  c.header("Tus-Max-Size", String(MAX_MEDIA_BYTES));
}

/** Media answers: uploads that go on after a break, by the tus protocol 1.0 (decision 0009). */
export function uploads(options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const { kernel } = options;
  const app = new Hono<ApiEnvironment>();
  const locker = new MemoryLocker();
  app.use("*", async (c, next) => {
    await rateLimit(c, 1);
    await next();
  });
  app.post("/", async (c) => {
    const call = await callOf(c);
    return createTusServer({ ...options, locker, call }, null).answer(c.req.raw);
  });
  const goOn = async (c: ApiContext): Promise<Response> => {
    const call = await callOf(c);
    const uploadKey = c.req.param("uploadKey") ?? "";
    const upload = await kernel.run(resumeUpload, { uploadKey }, call);
    if (upload.finished) return aboutFinished(c, upload.sizeBytes);
    const response = await createTusServer({ ...options, locker, call }, { ...upload, uploadKey }).answer(c.req.raw);
    if (c.req.method === "HEAD" && isComplete(response, upload)) {
      await attachUpload(options, { ...upload, uploadKey }, call);
    }
    return response;
  };
  app.patch("/:uploadKey", goOn);
  app.get("/:uploadKey", (c) => (c.req.method === "HEAD" ? goOn(c) : refuseMethod(c)));
  app.delete("/:uploadKey", async (c) => {
    await giveUpUpload(kernel, c.req.param("uploadKey"), await callOf(c));
    return c.body(null, 204);
  });
  app.all("*", (c) => refuseMethod(c));
  app.onError((error, c) => {
    const { code, message, fields, retryAfter } = translated(error, options, c);
    if (retryAfter !== null) c.header("Retry-After", String(retryAfter));
    if (code === "unauthenticated") c.header("WWW-Authenticate", "Token");
    return c.json({ code, message, fields, requestId: c.var.requestId }, httpStatus[code]);
  });
  return app;
}

/** A client that missed the last answer learns that all has arrived; there is nothing to go on with. */
function aboutFinished(c: ApiContext, sizeBytes: number): Response {
  if (c.req.method !== "HEAD") throw new OperationError("refused", "This upload has become an answer.");
  const size = String(sizeBytes);
  return c.body(null, 200, {
    "Tus-Resumable": TUS_VERSION,
    "Upload-Offset": size,
    "Upload-Length": size,
    "Cache-Control": "no-store",
  });
}

async function callOf(c: ApiContext): Promise<Call> {
  const { requestId, address } = c.var;
  return { principal: await c.var.principal(), requestId, address };
}

function refuseMethod(c: ApiContext): never {
  throw new OperationError("method_not_allowed", `Method "${c.req.method}" not allowed.`);
}
