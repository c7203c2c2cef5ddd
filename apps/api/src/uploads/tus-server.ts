import { MAX_MEDIA_BYTES } from "@hirelane/domain";
import { beginUpload, type Call, OperationError, resumeUpload } from "@hirelane/operations";
import { EVENTS, type Locker, Server, type Upload } from "@tus/server";
import type { ApiOptions } from "../http/api-options.ts";
import { attachUpload } from "./attach-upload.ts";
import type { KnownUpload } from "./upload-store.ts";

/** Where uploads are created. */
const uploadsPath = "/uploads";

/** How often bytes that arrive count as activity, in milliseconds. */
const ACTIVITY_EVERY = 60_000;

/** One request to the endpoint, and what it needs of the app. */
export interface TusRequest extends Pick<ApiOptions, "kernel" | "uploads" | "publicUrl" | "logger"> {
  /** One for all requests: an upload is written by one request at a time. */
  readonly locker: Locker;
  readonly call: Call;
}

const SERVER_ERROR = 500;

interface OwnUpload extends KnownUpload {
  readonly uploadKey: string;
}

/** A tus server for one request of a candidate; `known` is the upload that it goes on with. */
export function createTusServer(request: TusRequest, known: OwnUpload | null) {
  return {
    /** The protocol's answer; throws `OperationError` where ours is the refusal. */
    async answer(raw: Request): Promise<Response> {
      const exchange = new Exchange(request, known);
      const server = await exchange.serve();
      const response = await server.handleWeb(raw);
      if (exchange.failure !== null) throw exchange.failure;
      return response;
    },
  };
}

/** Whether an answer to HEAD says that all bytes are there. */
export function isComplete(response: Response, { sizeBytes }: Pick<KnownUpload, "sizeBytes">): boolean {
  return response.headers.get("Upload-Offset") === String(sizeBytes);
}

/** One request and its answer; the first failure of ours is kept, because tus words failures in its own way. */
class Exchange {
  failure: Error | null = null;
  readonly #request: TusRequest;
  #upload: { readonly uploadKey: string; readonly storageKey: string } | null;
  readonly #known: OwnUpload | null;

  constructor(request: TusRequest, known: OwnUpload | null) {
    this.#request = request;
    this.#known = known;
    this.#upload = known;
  }

  async serve(): Promise<Server> {
    const { uploads, locker, publicUrl } = this.#request;
    const server = new Server({
      path: uploadsPath,
      datastore: await uploads.open(this.#known),
      locker,
      maxSize: MAX_MEDIA_BYTES,
      allowedOrigins: () => false,
      postReceiveInterval: ACTIVITY_EVERY,
      namingFunction: (raw, metadata) => this.#kept(() => this.#begin(raw, metadata)),
      generateUrl: () => `${publicUrl}${uploadsPath}/${this.#upload?.uploadKey ?? ""}`,
      getFileIdFromRequest: () => this.#upload?.storageKey,
      onResponseError: (_raw, error) => this.#worded(error),
      onUploadFinish: (_raw, upload) => this.#kept(() => this.#finish(upload)),
    });
    // The server's own listeners would end up on the store, which all requests share.
    for (const handler of [server.handlers.POST, server.handlers.PATCH]) {
      handler.on(EVENTS.POST_RECEIVE, () => void this.#noteActivity());
    }
    return server;
  }

  async #begin(raw: { readonly headers: Headers }, metadata: Upload["metadata"]): Promise<string> {
    const { kernel, call } = this.#request;
    const input = {
      questionId: toNumber(metadata?.["questionId"]),
      sizeBytes: toNumber(raw.headers.get("Upload-Length")),
    };
    this.#upload = await kernel.run(beginUpload, input, call);
    return this.#upload.storageKey;
  }

  async #finish({ id: storageKey }: Upload): Promise<object> {
    const uploadKey = this.#upload?.uploadKey ?? "";
    await attachUpload(this.#request, { uploadKey, storageKey }, this.#request.call);
    return {};
  }

  /** A defect is logged, and told without its reason; the protocol's own refusals are worded by it. */
  #worded(error: Error | { status_code: number; body: string }): { status_code: number; body: string } | undefined {
    if ("status_code" in error && error.status_code < SERVER_ERROR) return undefined;
    if (this.failure === null) this.#request.logger.error({ err: error }, "an upload failed");
    return { status_code: SERVER_ERROR, body: "Something went wrong on our side.\n" };
  }

  /** An interview that ends while bytes arrive refuses the upload when they are all there. */
  async #noteActivity(): Promise<void> {
    const { kernel, call, logger } = this.#request;
    try {
      await kernel.run(resumeUpload, { uploadKey: this.#upload?.uploadKey }, call);
    } catch (error) {
      if (!(error instanceof OperationError)) logger.error({ err: error }, "the activity of an upload was not noted");
    }
  }

  async #kept<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error("An upload failed.", { cause: error });
      throw error;
    }
  }
}

const toNumber = (text: string | null | undefined): number =>
  /^\d{1,16}$/.test(text ?? "") ? Number(text) : Number.NaN;
