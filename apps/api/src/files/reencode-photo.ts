import { limitConcurrency } from "@hirelane/runtime";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import type { SpooledFile } from "./spooled-file.ts";

const HEAD = 4100;

/** Pixels that a photo may have; 64 megapixels are what phones take. */
const MAX_PIXELS = 64_000_000;

const MAX_SECONDS = 20;

/** Pixels of the longer side that is kept. */
const LONGEST_SIDE = 2048;

/** Formats that are taken, and what becomes of them; of what moves, the first frame is kept. */
const FORMATS = new Map<string, (image: Sharp) => { type: string; image: Sharp }>([
  ["image/jpeg", (image) => ({ type: "image/jpeg", image: image.jpeg({ quality: 85 }) })],
  ["image/png", toPng],
  ["image/apng", toPng],
  ["image/gif", toPng],
  ["image/webp", (image) => ({ type: "image/webp", image: image.webp({ quality: 85 }) })],
]);

/** A photo as it is kept. */
export interface Photo {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Why a file is no photo that can be taken. */
export type PhotoRefusal = "format" | "pixels" | "broken";

const oneOfFew = limitConcurrency(2);

/**
 * A photo made anew from its pixels: upright, at most 2048 pixels long, without the camera's notes. The format is found by
 * the content before any decoder sees it, because the library would draw an SVG too.
 */
export async function reencodePhoto(file: SpooledFile): Promise<Photo | PhotoRefusal> {
  const found = await fileTypeFromBuffer(await file.read(0, HEAD)).catch(() => undefined);
  const format = FORMATS.get(found?.mime ?? "");
  if (format === undefined) return "format";
  return oneOfFew(() => encode(file, format));
}

async function encode(
  file: SpooledFile,
  format: (image: Sharp) => { type: string; image: Sharp },
): Promise<Photo | PhotoRefusal> {
  try {
    const input = sharp(file.path, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true });
    const size = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true } as const;
    const { type, image } = format(input.timeout({ seconds: MAX_SECONDS }).autoOrient().resize(size));
    return { contentType: type, bytes: await image.toBuffer() };
  } catch (error) {
    return error instanceof Error && error.message.includes("pixel limit") ? "pixels" : "broken";
  }
}

function toPng(image: Sharp): { type: string; image: Sharp } {
  return { type: "image/png", image: image.png() };
}
