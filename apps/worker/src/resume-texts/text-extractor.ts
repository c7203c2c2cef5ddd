import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { TextExtractor } from "@hirelane/operations";

const SCRIPT = fileURLToPath(new URL("read-document-process.ts", import.meta.url));
const MEGABYTE = 1024 * 1024;
const PAGE_BYTES = 4096;
const LOOK_EVERY = 50;

/** What the process may do: read files, and fill a heap of 256 MB. Under Deno mammoth needs `__proto__`. */
const RIGHTS =
  "deno" in process.versions
    ? "run --no-prompt --no-remote --unsafe-proto --allow-read --allow-env --v8-flags=--max-old-space-size=256"
    : "--permission --allow-fs-read=* --max-old-space-size=256 --no-warnings";

/** What a document may cost. */
export interface ExtractionLimits {
  readonly milliseconds: number;
  /** Resident memory of the process that reads it, in bytes; watched on Linux. */
  readonly memory: number;
  readonly textBytes: number;
}

const LIMITS: ExtractionLimits = { milliseconds: 60_000, memory: 600 * MEGABYTE, textBytes: 256 * 1024 };

/**
 * Reads documents each in a process of its own, without our environment and without the right to write files or start others:
 * what a hostile document does, it does to that process, which is ended when it takes too long or too much memory.
 */
export function createTextExtractor(limits: ExtractionLimits = LIMITS): TextExtractor {
  return { extract: (bytes, contentType) => extract(bytes, contentType, limits) };
}

function extract(bytes: Uint8Array, contentType: string, limits: ExtractionLimits): Promise<string | null> {
  const child = spawn(process.execPath, [...RIGHTS.split(" "), SCRIPT, contentType, String(limits.textBytes)], {
    env: {},
    stdio: ["pipe", "pipe", "ignore"],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  const chunks: Buffer[] = [];
  let received = 0;
  const end = (): boolean => child.kill("SIGKILL");
  const timer = setTimeout(end, limits.milliseconds);
  const watch = setInterval(() => {
    void residentBytes(child.pid).then((used) => used > limits.memory && end());
  }, LOOK_EVERY);
  child.stdout.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > limits.textBytes) end();
    else chunks.push(chunk);
  });
  child.stdin.on("error", () => undefined);
  child.on("error", reject);
  child.on("close", (code) => {
    clearTimeout(timer);
    clearInterval(watch);
    resolve(code === 0 ? new TextDecoder().decode(Buffer.concat(chunks)) : null);
  });
  child.stdin.end(bytes);
  return promise;
}

/** The memory that a process has in use; 0 where that cannot be told. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ")[1];
    return Number(pages) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
