import { inflateRawSync } from "node:zlib";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MEGABYTE = 1024 * 1024;
/** What all parts of a docx may unpack to. */
const MAX_UNPACKED = 50 * MEGABYTE;
const MAX_PARTS = 2000;
const MAX_PAGES = 500;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The text of a document; throws for one that is broken, locked or a bomb. For a process of its own. */
export async function readDocument(bytes: Buffer, contentType: string): Promise<string> {
  if (contentType.startsWith("text/plain")) return readPlain(bytes);
  if (contentType === DOCX) return readDocx(bytes);
  if (contentType === "application/pdf") return readPdf(bytes);
  throw new Error("Not a document whose text can be read.");
}

function readPlain(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function readPdf(bytes: Buffer): Promise<string> {
  const { extractText, getDocumentProxy } = await import("unpdf");
  const document = await getDocumentProxy(new Uint8Array(bytes), { maxImageSize: 1 });
  if (document.numPages > MAX_PAGES) throw new Error("Too many pages.");
  const { text } = await extractText(document, { mergePages: true });
  return text;
}

async function readDocx(bytes: Buffer): Promise<string> {
  refuseBombs(bytes);
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  return value;
}

/** Unpacks every part of an archive to no more than its directory says, and all of them to no more than is allowed. */
function refuseBombs(bytes: Buffer): void {
  let left = MAX_UNPACKED;
  for (const { offset, packed, unpacked, method } of directoryOf(bytes)) {
    left -= unpacked;
    if (left < 0) throw new Error("The archive unpacks to too much.");
    if (method === 0) continue;
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, unpacked) });
  }
}

interface Part {
  readonly offset: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
}

function directoryOf(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error("No archive.");
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new Error("The archive has too many parts.");
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("The archive's directory is broken.");
    const [packed, unpacked] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    parts.push({ offset: bytes.readUInt32LE(at + 42), packed, unpacked, method: bytes.readUInt16LE(at + 10) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
