import type { SpooledFile } from "./spooled-file.ts";

/** Control characters that no text has; tab, line feed, form feed and carriage return are fine. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;
const MARKUP = /^\s*<(?:!doctype|\?xml|html|svg|script|head|body|math)\b/i;
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
const HOLES_OF_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

type Encoding = (typeof ENCODINGS)[number];

/** The content type of plain text, with its encoding; null for what is no text, and for markup that browsers would run. */
export async function recogniseText(file: SpooledFile): Promise<string | null> {
  const head = await file.read(0, 3);
  if (head.length === 0) return null;
  for (const encoding of encodingsFor(head)) {
    const verdict = await look(file, encoding);
    if (verdict === "markup") return null;
    if (verdict === "text") return `text/plain; charset=${encoding}`;
  }
  return null;
}

function encodingsFor(head: Buffer): readonly Encoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ["utf-16le"];
  if (head[0] === 0xfe && head[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "windows-1252"];
}

async function look(file: SpooledFile, encoding: Encoding): Promise<"text" | "markup" | "neither"> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let beginning = "";
  try {
    for await (const chunk of file.bytes()) {
      if (encoding === "windows-1252" && HOLES_OF_WINDOWS_1252.some((byte) => chunk.includes(byte))) return "neither";
      const text = decoder.decode(chunk, { stream: true });
      if (CONTROL.test(text)) return "neither";
      if (beginning.length < 1024) beginning += text.slice(0, 1024);
    }
    decoder.decode();
  } catch {
    return "neither";
  }
  return MARKUP.test(beginning) ? "markup" : "text";
}
