import type { SpooledFile } from "./spooled-file.ts";

const END_MARK = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 65_535;
const ENTRY_MARK = 0x02014b50;
const ENTRY_SIZE = 46;
const NAME_AT = 30;
const MAX_DIRECTORY = 4 * 1024 * 1024;
const MAX_ENTRIES = 10_000;

/** Bytes that a document may have unpacked: beyond that it is taken for a zip bomb. */
const MAX_UNPACKED = 200 * 1024 * 1024;

const ODT = "application/vnd.oasis.opendocument.text";
const OPEN_XML = [
  ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
] as const;

/** What the directory of an archive says of it. */
interface ZipDirectory {
  readonly names: ReadonlySet<string>;
  readonly unpackedBytes: number;
}

/** The type of a document in a zip archive, by its directory; null for other archives, macros, and what unpacks too large. */
export async function recogniseZip(file: SpooledFile): Promise<string | null> {
  const directory = await readDirectory(file);
  if (directory === null || directory.unpackedBytes > MAX_UNPACKED) return null;
  const { names } = directory;
  if ([...names].some((name) => name.toLowerCase().endsWith("vbaproject.bin"))) return null;
  if (names.has("content.xml") && (await firstEntrySays(file, ODT))) return ODT;
  if (!names.has("[Content_Types].xml")) return null;
  return OPEN_XML.find(([name]) => names.has(name))?.[1] ?? null;
}

async function readDirectory(file: SpooledFile): Promise<ZipDirectory | null> {
  const tailAt = Math.max(0, file.size - END_SIZE - MAX_COMMENT);
  const tail = await file.read(tailAt, file.size - tailAt);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_MARK) continue;
    const [entries, size, position] = [
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ];
    const fits = entries <= MAX_ENTRIES && size <= MAX_DIRECTORY && position + size <= tailAt + at;
    return fits ? readEntries(await file.read(position, size), entries) : null;
  }
  return null;
}

function readEntries(bytes: Buffer, entries: number): ZipDirectory | null {
  const names = new Set<string>();
  let unpackedBytes = 0;
  let at = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY_MARK) return null;
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    unpackedBytes += bytes.readUInt32LE(at + 24);
    names.add(bytes.toString("utf8", at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength));
    at += ENTRY_SIZE + lengths.reduce((sum, length) => sum + length, 0);
  }
  return { names, unpackedBytes };
}

/** OpenDocument begins with an entry `mimetype` that is stored as it is. */
async function firstEntrySays(file: SpooledFile, type: string): Promise<boolean> {
  const name = "mimetype";
  const head = await file.read(0, NAME_AT + name.length + 64 + type.length);
  if (head.length < NAME_AT || head.readUInt16LE(8) !== 0) return false;
  const contentAt = NAME_AT + head.readUInt16LE(26) + head.readUInt16LE(28);
  return (
    head.toString("latin1", NAME_AT, NAME_AT + name.length) === name &&
    head.toString("latin1", contentAt, contentAt + type.length) === type &&
    head.readUInt32LE(22) === type.length
  );
}
