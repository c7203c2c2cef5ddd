import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** A script that pages load from us. */
export interface Bundle {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

let reading: Promise<Bundle> | null = null;

/** The one script that draws API references, with all that it needs; read once, when somebody first asks. */
export function referenceBundle(): Promise<Bundle> {
  reading ??= readBundle();
  return reading;
}

async function readBundle(): Promise<Bundle> {
  const entry = import.meta.resolve("@scalar/api-reference");
  const plain = new Uint8Array(await readFile(new URL("browser/standalone.js", entry)));
  const etag = `"${createHash("sha256").update(plain).digest("hex").slice(0, 32)}"`;
  return { plain, gzipped: new Uint8Array(await promisify(gzip)(plain)), etag };
}
