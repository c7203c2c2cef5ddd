import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { InterviewUnderWay } from "@hirelane/testing";
import { Upload } from "tus-js-client";

const WEBM = Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878102428581020000", "hex");
const MP4 = Buffer.from("0000001c66747970697336360000020069736f6d6973366d70343100000000", "hex");

/** Bytes that begin as a WebM file does, and go on at random. */
export const webm = (size: number): Buffer => Buffer.concat([WEBM, randomBytes(size - WEBM.length)]);

/** Bytes that begin as an MP4 file does. */
export const mp4 = (size: number): Buffer =>
  Buffer.concat([
    Buffer.from("0000001c66747970", "hex"),
    Buffer.from("isom"),
    MP4.subarray(12),
    randomBytes(size),
  ]).subarray(0, size);

/** Who uploads. */
export type Uploader = Pick<InterviewUnderWay, "activationKey">;

export const authorization = ({ activationKey }: Uploader): Record<string, string> => ({
  Authorization: `ActivationKey ${activationKey}`,
});

/** Uploads with the client that front ends use; with an address it goes on there. Gives the upload's address. */
export function uploadByTus(
  { url, address }: { readonly url: string; readonly address?: string },
  headers: Record<string, string>,
  { questionId, bytes }: { readonly questionId: number; readonly bytes: Buffer },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${url}/uploads`,
      ...(address === undefined ? {} : { uploadUrl: address }),
      headers,
      metadata: { questionId: String(questionId), filename: "../../etc/passwd", filetype: "text/html" },
      chunkSize: 256 * 1024,
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ""),
    });
    upload.start();
  });
}

const TUS = { "Tus-Resumable": "1.0.0" };

/** Creates an upload by hand; gives the answer. */
export function createByHand(
  url: string,
  headers: Record<string, string>,
  { questionId, size }: { readonly questionId: number; readonly size: number },
): Promise<Response> {
  const metadata = `questionId ${Buffer.from(String(questionId)).toString("base64")}`;
  const length = { "Upload-Length": String(size), "Upload-Metadata": metadata };
  return fetch(`${url}/uploads`, { method: "POST", headers: { ...TUS, ...headers, ...length } });
}

/** A request about an upload, by hand. */
export function aboutUpload(method: string, address: string, headers: Record<string, string>): Promise<Response> {
  return fetch(address, { method, headers: { ...TUS, ...headers } });
}

/** Sends bytes from an offset on, by hand. */
export function patchByHand(
  address: string,
  headers: Record<string, string>,
  offset: number,
  bytes: Buffer,
): Promise<Response> {
  return fetch(address, {
    method: "PATCH",
    headers: { ...TUS, ...headers, "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
    body: new Uint8Array(bytes),
  });
}

/** Announces all bytes, sends the first so many, and lets the connection break. */
export function breakOff(address: string, headers: Record<string, string>, bytes: Buffer, sent: number): Promise<void> {
  return new Promise((resolve) => {
    const patch = request(address, {
      method: "PATCH",
      headers: {
        ...TUS,
        ...headers,
        "Content-Type": "application/offset+octet-stream",
        "Content-Length": bytes.length,
        "Upload-Offset": 0,
      },
    });
    patch.once("error", () => resolve());
    patch.once("close", () => resolve());
    patch.write(bytes.subarray(0, sent), () => setTimeout(() => patch.destroy(), 200));
  });
}
