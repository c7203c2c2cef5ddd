import type { SpooledFile } from "./spooled-file.ts";

const HEADER = 512;
const ENTRY = 128;
const FAT_PLACES = 109;
const END = 0xff_ff_ff_fa;
const MAX_DIRECTORY_SECTORS = 500;

/** What the stream of the main part is called in the old formats of Office that count as a CV. */
const MAIN_STREAMS = [
  ["WordDocument", "application/msword"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
] as const;

/** The type of an old Office document, by the names in its directory; null for spreadsheets and anything else. */
export async function recogniseCompoundFile(file: SpooledFile): Promise<string | null> {
  const header = await file.read(0, HEADER);
  if (header.length < HEADER) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const names = await directoryNames(file, header, 2 ** shift);
  return MAIN_STREAMS.find(([name]) => names.has(name))?.[1] ?? null;
}

async function directoryNames(file: SpooledFile, header: Buffer, sectorSize: number): Promise<Set<string>> {
  const names = new Set<string>();
  const seen = new Set<number>();
  let sector = header.readUInt32LE(48);
  while (sector < END && !seen.has(sector) && seen.size < MAX_DIRECTORY_SECTORS) {
    seen.add(sector);
    const bytes = await file.read((sector + 1) * sectorSize, sectorSize);
    for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
      const length = Math.min(64, bytes.readUInt16LE(at + 64));
      if (length >= 2) names.add(bytes.toString("utf16le", at, at + length - 2));
    }
    sector = await nextSector(file, header, sectorSize, sector);
  }
  return names;
}

/** The sector that follows in its chain, as the allocation table says; files as small as ours have it in the header's list. */
async function nextSector(file: SpooledFile, header: Buffer, sectorSize: number, sector: number): Promise<number> {
  const perSector = sectorSize / 4;
  const place = Math.floor(sector / perSector);
  if (place >= FAT_PLACES) return END;
  const table = header.readUInt32LE(76 + place * 4);
  if (table >= END) return END;
  const bytes = await file.read((table + 1) * sectorSize + (sector % perSector) * 4, 4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : END;
}
