import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";

const NOT_FOUND = 404;

/** An object of a bucket. */
interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** Removes an upload in parts: the parts that the bucket keeps aside, what the tus store notes beside it, and the object. */
export async function discardUpload(client: S3Client, { Bucket, Key }: Place): Promise<void> {
  const info = { Bucket, Key: `${Key}.info` };
  const UploadId = await uploadIdOf(client, info);
  if (UploadId !== null) {
    await orNotFound(client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
  }
  for (const name of [Key, `${Key}.part`, info.Key]) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: name }));
  }
}

async function uploadIdOf(client: S3Client, info: Place): Promise<string | null> {
  const head = await orNotFound(client.send(new HeadObjectCommand(info)));
  return head?.Metadata?.["upload-id"] ?? null;
}

/** What the bucket answers, or null where it has no such thing. */
async function orNotFound<Output>(sent: Promise<Output>): Promise<Output | null> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === NOT_FOUND) return null;
    throw error;
  }
}
