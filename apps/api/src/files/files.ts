import { AttachmentKind, MAX_FILE_BYTES } from "@hirelane/domain";
import { admit, keepFile, type OpenedFile, openFile, OperationError, operations } from "@hirelane/operations";
import { Hono, type MiddlewareHandler } from "hono";
import superjson from "superjson";
import { bothSlashForms } from "../dialect/slash-forms.ts";
import { httpStatus } from "../errors/http-status.ts";
import { translated } from "../errors/translated.ts";
import { trpcErrorBody } from "../errors/trpc-error-body.ts";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import type { RateLimit } from "../http/rate-limit.ts";
import { V3_PREFIX } from "../v3/references.ts";
import { fileAddressesV3 } from "./file-addresses-v3.ts";
import { recogniseFile } from "./recognise-file.ts";
import { serveFile } from "./serve-file.ts";
import { spoolFile } from "./spooled-file.ts";

/** Where typed clients upload, and where files are fetched: by the token of the address alone (decision 0008). */
export function files(options: ApiOptions, rateLimit: RateLimit): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  const limited: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
    await rateLimit(c, 1);
    await next();
  };
  app.post("/files", limited, (c) => upload(options, c));
  app.get("/files/:token", limited, (c) => fetchFile(options, c, () => true));
  for (const { kind, path } of fileAddressesV3)
    for (const form of bothSlashForms(path))
      app.get(`${V3_PREFIX}${form}`, limited, (c) => fetchFile(options, c, belongs(c, kind)));
  app.onError((error, c) => {
    const refusal = translated(error, options, c);
    if (refusal.retryAfter !== null) c.header("Retry-After", String(refusal.retryAfter));
    const status = httpStatus[refusal.code];
    if (c.req.method !== "POST") return c.json({ detail: refusal.message }, status);
    return c.json(trpcErrorBody(refusal, c.var.requestId, status), status);
  });
  return app;
}

async function fetchFile(
  { kernel }: ApiOptions,
  c: ApiContext,
  check: (file: OpenedFile) => boolean,
): Promise<Response> {
  const { requestId, address } = c.var;
  const file = await openFile(kernel, c.req.param("token") ?? "", { requestId, address });
  if (!check(file)) throw new OperationError("not_found", "No such file.");
  return serveFile(c, file);
}

/** Whether the address in the dialect is that of the file's own candidate. */
const belongs =
  (c: ApiContext, kind: AttachmentKind) =>
  (file: OpenedFile): boolean => {
    const { companyId, projectId, candidateId } = c.req.param();
    const { organisationId, jobId, videoInterviewId } = file;
    const named = [companyId, projectId, candidateId, kind].join("/");
    return named === [organisationId, jobId, videoInterviewId, file.kind].join("/");
  };

/** Takes the bytes of one file as the body, whatever its type claims; `?kind=` says what it is to be. */
async function upload({ kernel }: ApiOptions, c: ApiContext): Promise<Response> {
  const { requestId, address } = c.var;
  const operation = operations.videoInterviews.update;
  const call = { principal: admit(operation, await c.var.principal()), requestId, address };
  await kernel.actorFor(operation, call);
  const kind = AttachmentKind.safeParse(c.req.query("kind"));
  if (!kind.success) throw invalid("kind", `Must be one of ${AttachmentKind.options.join(", ")}.`);
  await using spooled = await spoolFile(bytesOf(c, MAX_FILE_BYTES[kind.data]), MAX_FILE_BYTES[kind.data]);
  const view = await keepFile(kernel, await recogniseFile(kind.data, "file", spooled), call);
  return c.json({ result: { data: superjson.serialize(view) } }, 201);
}

/** The body; of one that is too large only so much that this is certain, and what a client sent meanwhile. */
async function* bytesOf(c: ApiContext, limit: number): AsyncGenerator<Uint8Array> {
  const most = limit + 1024 * 1024;
  const tooLarge = new OperationError("payload_too_large", `The body is larger than ${limit} bytes.`);
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge;
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge;
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof OperationError) throw cause;
    throw new OperationError("invalid_input", "The request broke off before the end of its body.", { cause });
  }
}

function invalid(path: string, message: string): OperationError {
  return new OperationError("invalid_input", message, { fields: [{ path, message }] });
}
