import { crc32, deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";

/** The photo of the source document: a PNG of 10 by 10 pixels. */
export const DOCUMENT_PHOTO =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAABGdBTUEAALGPC/xhBQAAAAlwSFlzAAALEwAACxMBAJqcGAAAAAd0SU1FB9YGARc5KB0XV+IAAAAddEVYdENvbW1lbnQAQ3JlYXRlZCB3aXRoIFRoZSBHSU1Q72QlbgAAAF1JREFUGNO9zL0NglAAxPEfdLTs4BZM4DIO4C7OwQg2JoQ9LE1exdlYvBBeZ7jqch9//q1uH4TLzw4d6+ErXMMcXuHWxId3KOETnnXXV6MJpcq2MLaI97CER3N0vr4MkhoXe0rZigAAAABJRU5ErkJggg==";

/** A photo as a camera makes it: lying on its side, with notes of where it was taken. */
export function cameraPhoto(width = 60, height = 40): Promise<Buffer> {
  const exif = { IFD0: { Make: "Imperial Cameras" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } };
  return sharp({ create: { width, height, channels: 3, background: "#804020" } })
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .jpeg()
    .toBuffer();
}

/** A picture in a format. */
export function picture(format: "png" | "webp" | "gif" | "tiff"): Promise<Buffer> {
  return sharp({ create: { width: 20, height: 10, channels: 4, background: "#80402080" } })
    .toFormat(format)
    .toBuffer();
}

/** A black picture of 30,000 by 30,000 pixels: 100 KB as a file, 900 MB as pixels. */
export function hugePicture(): Buffer {
  const size = 30_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(size * (1 + size / 8)), { level: 1 });
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([mark, pngChunk("IHDR", header), pngChunk("IDAT", rows), pngChunk("IEND", Buffer.alloc(0))]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** An archive with these entries; the text of an entry is what it holds. */
export function archive(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(entries).map(([name, content]) => {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    return [name, [bytes, { level: name === "mimetype" ? 0 : 6, mtime: "2026-11-23" }]] as const;
  });
  return zipSync(Object.fromEntries(files.map(([name, [bytes, options]]) => [name, [bytes, options]])));
}

const types = "[Content_Types].xml";
export const docx = (): Uint8Array => archive({ [types]: "<Types/>", "word/document.xml": "<w:document/>" });
export const pptx = (): Uint8Array => archive({ [types]: "<Types/>", "ppt/presentation.xml": "<p:presentation/>" });
export const odt = (): Uint8Array =>
  archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office:document-content/>" });
export const docm = (): Uint8Array =>
  archive({ [types]: "<Types/>", "word/document.xml": "<w:document/>", "word/vbaProject.bin": "macros" });

/** A docx of some kilobytes whose directory says that one entry unpacks to 300 MB. */
export function zipBomb(): Uint8Array {
  const name = "word/media/bomb";
  const zeros = new Uint8Array(3 * 1024 * 1024);
  const bytes = Buffer.from(archive({ [types]: "<Types/>", "word/document.xml": "<w:document/>", [name]: zeros }));
  bytes.writeUInt32LE(300 * 1024 * 1024, bytes.lastIndexOf(name) - 46 + 24);
  return bytes;
}

/** An old Office document whose directory has a stream of this name. */
export function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(512 * 3, 0xff);
  bytes.fill(0, 0, 76);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  bytes.writeUInt32LE(0xff_ff_ff_fe, 512 + 4);
  bytes.fill(0, 1024);
  for (const [index, name] of ["Root Entry", stream].entries()) {
    bytes.write(name, 1024 + index * 128, "utf16le");
    bytes.writeUInt16LE(name.length * 2 + 2, 1024 + index * 128 + 64);
  }
  return bytes;
}

/** A multipart form; a part is text, or a file with a name. */
export function form(parts: Readonly<Record<string, string | readonly [Uint8Array, string]>>): FormData {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === "string") data.append(name, part);
    else data.append(name, new Blob([new Uint8Array(part[0])]), part[1]);
  }
  return data;
}
