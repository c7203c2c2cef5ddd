import { fileTypeFromBuffer } from "file-type";

/** Bytes that are looked at to tell what a file is. */
export const HEAD_BYTES = 16 * 1024;

/** What answers may be: the content of the file decides, whatever its name and its sender say. */
const played: Readonly<Record<string, string>> = {
  "video/webm": "video/webm",
  "audio/webm": "audio/webm",
  "video/mp4": "video/mp4",
  "video/x-m4v": "video/mp4",
  "video/quicktime": "video/quicktime",
  "audio/mp4": "audio/mp4",
  "audio/x-m4a": "audio/mp4",
  "audio/ogg": "audio/ogg",
  "video/ogg": "video/ogg",
  "application/ogg": "audio/ogg",
  "audio/mpeg": "audio/mpeg",
  "audio/wav": "audio/wav",
};

/** The media type of a file that begins with these bytes; null when it is none that answers may be. */
export async function mediaTypeOf(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head);
  const [type = ""] = (found?.mime ?? "").split(";");
  return played[type] ?? null;
}
