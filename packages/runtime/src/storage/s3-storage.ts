import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { checkStorageKey, type FileStorage } from "./file-storage.ts";
import { discardUpload } from "./s3-upload.ts";
import type { S3Config } from "./storage-config.ts";

/** What a client of the bucket's server is made with; the checksums that newer SDKs add are not known to all servers. */
export function s3ClientOptions({ region, endpoint, pathStyle, credentials }: S3Config): S3ClientConfig {
  return {
    region,
    forcePathStyle: pathStyle,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null
      ? {}
      : {
          credentials: {
            accessKeyId: credentials.accessKeyId,
            secretAccessKey: credentials.secretAccessKey,
            ...(credentials.sessionToken === null ? {} : { sessionToken: credentials.sessionToken }),
          },
        }),
  };
}

/** Files in a bucket; large ones in parts, of which one at a time is in memory. */
export function createS3Storage(config: S3Config): FileStorage {
  const client = new S3Client(s3ClientOptions(config));
  const at = (key: string) => {
    checkStorageKey(key);
    return { Bucket: config.bucket, Key: key };
  };
  return {
    async put(key, bytes) {
      const Body = Readable.from(bytes, { objectMode: false });
      await new Upload({ client, params: { ...at(key), Body }, queueSize: 1 }).done();
    },
    async read(key, range) {
      const Range = range === undefined ? {} : { Range: `bytes=${range.first}-${range.last}` };
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), ...Range }));
      if (Body === undefined) throw new Error("The file storage answered without the file.");
      return Body.transformToWebStream();
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    discardUpload: (key) => discardUpload(client, at(key)),
  };
}
