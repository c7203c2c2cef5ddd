import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What was sent, in a temporary file of ours: uploads take up disk, and next to no memory. */
export interface SpooledFile extends AsyncDisposable {
  readonly path: string;
  readonly size: number;
  /** Whether more was sent than the limit; the rest was read, and thrown away. */
  readonly tooLarge: boolean;
  /** SHA-256 as lower-case hex. */
  readonly sha256: string;
  bytes(): AsyncIterable<Uint8Array>;
  /** Reads a part; shorter at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
}

/** Reads bytes to their end into a temporary file, of which at most `limit` are kept; throws when they break off. */
export async function spoolFile(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<SpooledFile> {
  const path = join(tmpdir(), `hirelane-upload-${randomUUID()}`);
  const handle = await open(path, "wx+", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > limit) continue;
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    return spooled(handle, path, { size, tooLarge: size > limit, sha256: hash.digest("hex") });
  } catch (error) {
    await discard(handle, path);
    throw error;
  }
}

function spooled(
  handle: FileHandle,
  path: string,
  facts: Pick<SpooledFile, "size" | "tooLarge" | "sha256">,
): SpooledFile {
  return {
    ...facts,
    path,
    bytes: () => createReadStream(path),
    async read(position, length) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    [Symbol.asyncDispose]: () => discard(handle, path),
  };
}

async function discard(handle: FileHandle, path: string): Promise<void> {
  await handle.close();
  await rm(path, { force: true });
}
