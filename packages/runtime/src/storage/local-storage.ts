import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkStorageKey, type FileStorage } from "./file-storage.ts";

const CHUNK = 64 * 1024;
const ONLY_US = { folder: 0o700, file: 0o600 };

/** Files in a folder that only this account may read; a key's first part is its subfolder. */
export function createLocalStorage(folder: string): FileStorage {
  const pathOf = (key: string): string => {
    checkStorageKey(key);
    return join(folder, key);
  };
  const remove = async (key: string): Promise<void> => {
    const path = pathOf(key);
    await rm(unfinished(path), { force: true });
    await rm(path, { force: true });
  };
  return {
    put: async (key, bytes) => put(pathOf(key), bytes),
    async read(key, range) {
      const handle = await open(pathOf(key), constants.O_RDONLY);
      return streamOf(handle, range?.first ?? 0, range?.last ?? Number.MAX_SAFE_INTEGER);
    },
    remove,
    discardUpload: remove,
  };
}

const unfinished = (path: string): string => `${path}.part`;

/** Written whole, made durable, and only then given its name: a crash leaves no half of a file under it. */
async function put(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: ONLY_US.folder });
  const handle = await open(unfinished(path), "wx", ONLY_US.file);
  try {
    for await (const chunk of bytes) await handle.writeFile(chunk);
    await handle.sync();
    await handle.close();
    await rename(unfinished(path), path);
    await syncFolder(dirname(path));
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(unfinished(path), { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function streamOf(handle: FileHandle, first: number, last: number): ReadableStream<Uint8Array> {
  let position = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const length = Math.min(CHUNK, last - position + 1);
          const { bytesRead, buffer } =
            length <= 0
              ? { bytesRead: 0, buffer: new Uint8Array() }
              : await handle.read(new Uint8Array(length), 0, length, position);
          position += bytesRead;
          if (bytesRead > 0) {
            controller.enqueue(buffer.subarray(0, bytesRead));
            return;
          }
          await handle.close();
          controller.close();
        } catch (error) {
          await handle.close().catch(() => undefined);
          throw error;
        }
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
