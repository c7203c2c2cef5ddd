import { recogniseCompoundFile } from "./compound-file.ts";
import { recogniseText } from "./plain-text.ts";
import type { SpooledFile } from "./spooled-file.ts";
import { recogniseZip } from "./zip-directory.ts";

/** How much of a file's beginning is looked at for the mark of its format. */
const HEAD = 1024;
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** What printer drivers put before PostScript. */
const CONTROL_D = String.fromCodePoint(4);
const DVI = [0xf7, 0x02, 0x01, 0x83, 0x92, 0xc0, 0x1c, 0x3b];

/**
 * The content type of a CV, by its content alone: PDF, Word, PowerPoint, OpenDocument text, PostScript, DVI, rich and plain
 * text (SPEC §3); null for anything else. Archives are never unpacked.
 */
export async function recogniseCv(file: SpooledFile): Promise<string | null> {
  const head = await file.read(0, HEAD);
  if (startsWith(head, ZIP)) return recogniseZip(file);
  if (startsWith(head, COMPOUND)) return recogniseCompoundFile(file);
  if (startsWith(head, DVI)) return "application/x-dvi";
  if (head.includes("%PDF-")) return "application/pdf";
  const text = head.toString("latin1");
  if (text.replace(CONTROL_D, "").startsWith("%!PS")) return "application/postscript";
  if (text.startsWith(String.raw`{\rtf`)) return "application/rtf";
  return recogniseText(file);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
