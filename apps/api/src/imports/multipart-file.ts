import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { OperationError } from "@hirelane/operations";

/** The file part of a form, while it comes in. */
export interface FilePart {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const LIMITS = { fields: 50, fieldSize: 64 * 1024, fieldNameSize: 100, parts: 51, headerPairs: 20, headerSize: 8192 };

/**
 * The one file of a multipart form; its other fields are ignored, and it is read no faster than it is taken. Throws
 * `invalid_input` when there is none, and while it is read when the form is cut off or has a second file.
 */
export async function openFilePart(body: AsyncIterable<Uint8Array>, contentType: string): Promise<FilePart> {
  const parser = openParser(contentType);
  const source = Readable.from(body, { objectMode: false });
  const { promise, resolve, reject } = Promise.withResolvers<FilePart>();
  let failure: Error | null = null;
  let first: BusboyFileStream | null = null;
  const fail = (error: Error): void => {
    failure ??= error instanceof OperationError ? error : broken(error);
    reject(failure);
    first?.destroy(failure);
    source.destroy();
    if (!parser.destroyed) parser.destroy();
  };
  const finished = new Promise<void>((done) => {
    parser.once("finish", done);
    parser.once("close", () => done());
  });
  parser.on("file", (_field, stream, name, _encoding, type) => {
    stream.on("error", () => undefined);
    if (first !== null) {
      stream.resume();
      fail(new OperationError("invalid_input", "The form has more than one file."));
      return;
    }
    first = stream;
    const bytes = bytesOf(
      stream,
      finished,
      () => failure,
      () => source.destroy(),
    );
    resolve({ name, contentType: type, bytes });
  });
  parser.on("error", (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));
  parser.once("finish", () => reject(new OperationError("invalid_input", "The form has no file.")));
  source.on("error", fail);
  source.pipe(parser);
  return promise;
}

function openParser(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits: LIMITS });
  } catch (cause) {
    throw new OperationError("invalid_input", "The form's content type names no boundary.", { cause });
  }
}

async function* bytesOf(
  stream: BusboyFileStream,
  finished: Promise<void>,
  failure: () => Error | null,
  stop: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
    await finished;
  } catch (error) {
    throw failure() ?? error;
  } finally {
    stop();
  }
  const problem = failure();
  if (problem !== null) throw problem;
}

function broken(cause: Error): OperationError {
  return new OperationError("invalid_input", "The form is cut off, or is no valid multipart/form-data.", { cause });
}
