import { once } from "node:events";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import type { FieldError } from "@hirelane/domain";
import { OperationError } from "@hirelane/operations";
import { type SpooledFile, spoolFile } from "../files/spooled-file.ts";
import type { ApiContext } from "./environment.ts";

const MEGABYTE = 1024 * 1024;
const COUNTS = { fieldNameSize: 200, headerPairs: 20, headerSize: 8192, parts: 200 } as const;

/** What a form may hold. */
export interface FormLimits {
  /** Bytes of each file field; a file in any other field is an error where the field is known, and ignored elsewhere. */
  readonly files: ReadonlyMap<string, number>;
  /** Fields that are text. */
  readonly texts: ReadonlySet<string>;
  /** Characters that a file field may have when it comes as text instead. */
  readonly fileAsText: number;
}

/** A form that was read to its end; dispose of it, and its files are gone. */
export interface SentForm extends AsyncDisposable {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, SpooledFile>;
}

/**
 * Reads a multipart form as it comes in, its files to disk. A form that is wrong is read on, up to the sum of what it may
 * hold, so that the client hears what is wrong. Throws `invalid_input` by field, `payload_too_large`, and `invalid_input`
 * for a form that breaks off: then nothing of it is left.
 */
export async function readMultipart(c: ApiContext, limits: FormLimits): Promise<SentForm> {
  const most = [...limits.files.values()].reduce((sum, size) => sum + size, limits.fileAsText + MEGABYTE);
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge(most);
  const form = new FormReader(limits);
  const parser = openParser(c.req.header("Content-Type") ?? "", limits);
  parser.on("file", (field, stream, name) => form.takeFile(field, stream, name));
  parser.on("field", (field, value, nameCut, valueCut) => form.takeText(field, value, nameCut || valueCut));
  parser.on("partsLimit", () => form.complain("", "The form has too many parts."));
  try {
    await feed(parser, c.req.raw.body, most);
    await form.finish();
    return form;
  } catch (error) {
    parser.destroy();
    await form.discard();
    if (error instanceof OperationError) throw error;
    throw new OperationError("invalid_input", "The form breaks off before its end.", { cause: error });
  }
}

function openParser(type: string, { files, fileAsText }: FormLimits): BusboyInstance {
  const fileSize = Math.max(0, ...files.values()) + 1;
  const limits = { ...COUNTS, fieldSize: Math.max(MEGABYTE, fileAsText), fileSize };
  try {
    return new Busboy({ headers: { "content-type": type }, limits });
  } catch (cause) {
    throw new OperationError("invalid_input", "The form says not where its parts begin.", { cause });
  }
}

async function feed(parser: BusboyInstance, body: ReadableStream<Uint8Array> | null, most: number): Promise<void> {
  const finished = once(parser, "finish");
  finished.catch(() => undefined);
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    if (!parser.write(chunk)) await Promise.race([once(parser, "drain"), finished]);
  }
  parser.end();
  await finished;
}

/** Collects the parts of one form. */
class FormReader implements SentForm {
  readonly #limits: FormLimits;
  readonly #texts = new Map<string, string>();
  readonly #streams: BusboyFileStream[] = [];
  readonly #spooling = new Map<string, Promise<SpooledFile>>();
  readonly #nameless = new Set<string>();
  readonly #problems: FieldError[] = [];
  #textSize = 0;
  readonly files = new Map<string, SpooledFile>();

  constructor(limits: FormLimits) {
    this.#limits = limits;
  }

  get texts(): Record<string, string> {
    return Object.fromEntries(this.#texts);
  }

  complain(path: string, message: string): void {
    this.#problems.push({ path, message });
  }

  takeFile(field: string, stream: BusboyFileStream, name: string | undefined): void {
    stream.on("error", () => undefined);
    const limit = this.#limits.files.get(field);
    if (limit === undefined || this.#spooling.has(field)) {
      if (limit !== undefined) this.complain(field, "Send one file.");
      else if (this.#limits.texts.has(field)) this.complain(field, "Send text, not a file.");
      stream.resume();
      return;
    }
    if (name === undefined || name === "") this.#nameless.add(field);
    this.#streams.push(stream);
    const spooling = spoolFile(stream, limit);
    spooling.catch(() => undefined);
    this.#spooling.set(field, spooling);
  }

  takeText(field: string, value: string, cut: boolean): void {
    const isFile = this.#limits.files.has(field);
    const size = isFile ? 0 : value.length;
    if (cut || this.#textSize + size > MEGABYTE) {
      this.complain(field, "The text is too long.");
      return;
    }
    this.#textSize += size;
    if (value.includes("\uFFFD")) this.complain(field, "The text is not UTF-8.");
    else if (isFile && this.#texts.has(field)) this.complain(field, "Send one file.");
    else this.#texts.set(field, value);
  }

  /** Waits for what is still being written; throws what is wrong with the form. */
  async finish(): Promise<void> {
    for (const [field, spooling] of this.#spooling) {
      const file = await spooling;
      this.files.set(field, file);
      if (file.size > 0 || !this.#nameless.has(field)) continue;
      // What browsers send for a file input in which nothing was chosen.
      this.files.delete(field);
      await file[Symbol.asyncDispose]();
    }
    for (const field of this.files.keys()) if (this.#texts.has(field)) this.complain(field, "Send one file.");
    if (this.#problems.length === 0) return;
    throw new OperationError("invalid_input", "The form is not right.", { fields: this.#problems });
  }

  /** Ends what is still being written, and removes what was. */
  async discard(): Promise<void> {
    for (const stream of this.#streams) stream.destroy(new Error("The form broke off."));
    for (const spooling of this.#spooling.values())
      await spooling.then(
        (file) => file[Symbol.asyncDispose](),
        () => undefined,
      );
    this.files.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.discard();
  }
}

function tooLarge(most: number): OperationError {
  return new OperationError("payload_too_large", `The body is larger than ${most} bytes.`);
}
