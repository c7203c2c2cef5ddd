import { constants } from "node:fs";
import { mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { s3ClientOptions, type StorageConfig } from "@hirelane/runtime";
import { FileStore } from "@tus/file-store";
import { S3Store } from "@tus/s3-store";
import { type DataStore, type KvStore, Upload } from "@tus/server";

/** The extensions of tus that we speak: sizes are told when an upload is created. */
export const extensions = ["creation", "creation-with-upload"] as const;

/** An upload that was begun already. */
export interface KnownUpload {
  readonly storageKey: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
}

/** Where the bytes of uploads go: the place where all files are, under the same keys. */
export interface UploadStore {
  /** The store for one request; `known` is the upload that it goes on with, null for one that is to be created. */
  open(known: KnownUpload | null): Promise<DataStore>;
  /** Makes the bytes of a complete upload last. */
  settle(storageKey: string): Promise<void>;
  /** Removes what only an unfinished upload needs. */
  tidy(storageKey: string): Promise<void>;
}

/** The store on the configured storage. */
export function createUploadStore(config: StorageConfig): UploadStore {
  return config.kind === "local" ? localUploads(config.folder) : s3Uploads(config);
}

const ONLY_US = { folder: 0o700, file: 0o600 };

/** What is known of an upload is a row of ours: nothing but its bytes is in the folder. */
class LocalStore extends FileStore {
  override extensions = [...extensions];

  override async create(upload: Upload): Promise<Upload> {
    const path = join(this.directory, upload.id);
    await mkdir(dirname(path), { recursive: true, mode: ONLY_US.folder });
    await writeFile(path, "", { mode: ONLY_US.file, flag: "wx" });
    await this.configstore.set(upload.id, upload);
    return upload;
  }
}

function localUploads(directory: string): UploadStore {
  return {
    async open(known) {
      await mkdir(directory, { recursive: true, mode: ONLY_US.folder });
      return new LocalStore({ directory, configstore: notes(known) });
    },
    async settle(storageKey) {
      const handle = await open(join(directory, storageKey), constants.O_RDWR);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    tidy: async () => undefined,
  };
}

function notes(known: KnownUpload | null): KvStore {
  const uploads = new Map<string, Upload>();
  if (known !== null) {
    const { storageKey: id, sizeBytes: size, createdAt } = known;
    uploads.set(id, new Upload({ id, size, offset: 0, creation_date: createdAt.toISOString() }));
  }
  return {
    get: async (id) => uploads.get(id),
    async set(id, upload) {
      uploads.set(id, upload);
    },
    async delete(id) {
      uploads.delete(id);
    },
  };
}

/** Parts of an upload to a bucket, in bytes; a server's own limits may make them larger. */
const PART_BYTES = 8 * 1024 * 1024;

class BucketStore extends S3Store {
  override extensions = [...extensions];

  async tidy(storageKey: string): Promise<void> {
    for (const Key of [this.infoKey(storageKey), this.partKey(storageKey, true)]) {
      await this.client.deleteObject({ Bucket: this.bucket, Key });
    }
  }
}

function s3Uploads(config: Extract<StorageConfig, { kind: "s3" }>): UploadStore {
  const s3ClientConfig = { ...s3ClientOptions(config), bucket: config.bucket };
  const store = new BucketStore({ partSize: PART_BYTES, useTags: false, s3ClientConfig });
  return { open: async () => store, settle: async () => undefined, tidy: (storageKey) => store.tidy(storageKey) };
}
