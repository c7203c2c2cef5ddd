import { TRPCClientError } from "@trpc/client";
import superjson, { type SuperJSONResult } from "superjson";
import { authorization } from "./authorization.ts";
import type { HirelaneClientOptions } from "./client.ts";
import type { AppRouter } from "./router.ts";

/** What an upload is to be. */
export type AttachmentKind = "photo" | "cv";

/** An uploaded file, as its content was recognised; it waits for a day to be attached. */
export interface UploadedFile {
  readonly id: number;
  readonly kind: AttachmentKind;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** What the server sends: the form of an answer or of a refusal, as its other calls have it. */
interface Answer {
  readonly result?: { readonly data: SuperJSONResult };
  readonly error?: SuperJSONResult;
}

/**
 * Uploads a file for `videoInterviews.create` or `update` to attach by its id. Throws a `HirelaneError` that says what is
 * wrong with it.
 */
export async function uploadFile(
  options: HirelaneClientOptions,
  kind: AttachmentKind,
  content: Blob | Uint8Array<ArrayBuffer>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<UploadedFile> {
  const url = new URL(`/files?kind=${kind}`, options.url);
  const headers = { ...(await authorization(options)), "Content-Type": "application/octet-stream" };
  const response = await fetch(url, { method: "POST", headers, body: content, ...(signal && { signal }) });
  const { result, error } = readAnswer(await response.text());
  if (result !== undefined) return superjson.deserialize(result.data);
  throw error === undefined
    ? new Error(`The upload was answered with ${response.status}.`)
    : TRPCClientError.from<AppRouter>(refusalOf(error));
}

function readAnswer(text: string): Answer {
  try {
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the form that our own server sends
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

function refusalOf(error: SuperJSONResult): Parameters<typeof TRPCClientError.from<AppRouter>>[0] {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- what tRPC calls a refusal is any in its own types
  return { error: superjson.deserialize(error) };
}
