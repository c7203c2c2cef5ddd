import { type AttachmentKind, MAX_FILE_BYTES } from "@hirelane/domain";
import { type Call, type Kernel, keepFile, type RecognisedFile } from "@hirelane/operations";
import { spoolDataUri } from "../files/data-uri.ts";
import { recogniseFile } from "../files/recognise-file.ts";
import type { SpooledFile } from "../files/spooled-file.ts";
import { contentTypeOf, readFields } from "../http/body.ts";
import type { ApiContext } from "../http/environment.ts";
import { readMultipart } from "../http/multipart.ts";
import type { Route } from "./route.ts";

/** Characters of a photo as a data URI, with some room for what it says of itself. */
const MAX_DATA_URI = Math.ceil((MAX_FILE_BYTES.photo * 4) / 3) + 1024;

/** A route's body before it is decoded: text fields, and files apart from them; null takes a file away. */
export interface SentBody extends AsyncDisposable {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, SpooledFile | null>;
}

/** Reads a body as JSON, as a form, or, where the route takes files, as a multipart form. Throws what those throw. */
export async function readBody(route: Route, c: ApiContext): Promise<SentBody> {
  const kinds = Object.entries(route.files);
  if (kinds.length === 0)
    return { fields: await readFields(c), files: new Map(), [Symbol.asyncDispose]: async () => {} };
  const cleanup = new AsyncDisposableStack();
  try {
    const files = new Map<string, SpooledFile | null>();
    let sent: Record<string, unknown>;
    if (contentTypeOf(c) === "multipart/form-data") {
      const form = cleanup.use(await readMultipart(c, formLimits(route, kinds)));
      for (const [field, file] of form.files) files.set(field, file);
      sent = form.texts;
    } else {
      sent = await readFields(c, { fields: Object.keys(route.files), characters: MAX_DATA_URI });
    }
    const { fields, texts } = separated(sent, route.files);
    for (const [field, text] of texts) {
      const kind = route.files[field] ?? "photo";
      files.set(field, text === null ? null : cleanup.use(await spoolDataUri(kind, field, text)));
    }
    return { fields, files, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

function formLimits({ body }: Route, kinds: readonly (readonly [string, AttachmentKind])[]) {
  return {
    files: new Map(kinds.map(([field, kind]) => [field, MAX_FILE_BYTES[kind]])),
    texts: new Set(Object.keys(body?.shape ?? {})),
    fileAsText: MAX_DATA_URI,
  };
}

/** The file fields that came as something else than a file: null or empty text takes away, other text is a data URI. */
function separated(sent: Readonly<Record<string, unknown>>, files: Route["files"]) {
  const isFile = (name: string): boolean => Object.hasOwn(files, name);
  const fields = Object.fromEntries(Object.entries(sent).filter(([name]) => !isFile(name)));
  const texts = Object.entries(sent)
    .filter(([name]) => isFile(name))
    .map(([name, value]) => [name, textOf(value)] as const);
  return { fields, texts };
}

function textOf(value: unknown): string | null {
  if (value === null || value === "") return null;
  return typeof value === "string" ? value : "neither text nor a file";
}

/** Keeps the files of a body for the operation to attach; gives the input fields that name them. */
export async function keepFiles(
  route: Route,
  { files }: SentBody,
  kernel: Kernel,
  call: Call,
): Promise<Record<string, number | null>> {
  if (files.size === 0) return {};
  await kernel.actorFor(route.operation, call);
  const recognised = new Map<string, RecognisedFile | null>();
  for (const [field, file] of files) {
    const kind = route.files[field];
    if (kind === undefined) continue;
    recognised.set(field, file === null ? null : await recogniseFile(kind, field, file));
  }
  const attached: Record<string, number | null> = {};
  for (const [field, file] of recognised) {
    attached[field] = file === null ? null : (await keepFile(kernel, file, call)).id;
  }
  return attached;
}
