import { FormatError } from "./format-error.ts";

const UTF_8 = "utf-8";
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = 0xfeff;
/** Characters of a piece of text at most, so that what is made of one piece stays small. */
const PIECE = 16 * 1024;

const charsets: ReadonlyMap<string, string> = new Map([
  ["", UTF_8],
  [UTF_8, UTF_8],
  ["utf8", UTF_8],
  ["us-ascii", UTF_8],
  ["iso-8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["utf-16le", "utf-16le"],
  ["utf-16be", "utf-16be"],
  ["utf-16", "utf-16le"],
]);

/**
 * The text of a file in pieces of bounded size. A byte order mark decides its charset, else what is named does, else it is
 * UTF-8. Throws a `FormatError` for an unknown charset, and for bytes that are not text in it, naming the line.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, charset = ""): AsyncGenerator<string> {
  const named = charsets.get(charset.trim().toLowerCase());
  if (named === undefined) {
    throw new FormatError(
      "encoding",
      `The charset "${charset}" is not known: use ${[...new Set(charsets.values())].join(", ")}.`,
    );
  }
  let decoder: Decoder | null = null;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const known: Uint8Array = held.length === 0 ? chunk : joined(held, chunk);
    if (decoder === null && known.length < 2) {
      held = known;
      continue;
    }
    decoder ??= openDecoder(known, named);
    const { text, rest } = decoder(known, false);
    held = rest;
    yield* pieces(text);
  }
  decoder ??= openDecoder(held, named);
  yield* pieces(decoder(held, true).text);
}

/** Decodes what it can, and gives back the bytes of a character that is not whole yet. */
type Decoder = (bytes: Uint8Array, isLast: boolean) => { text: string; rest: Uint8Array };

function openDecoder(start: Uint8Array, named: string): Decoder {
  const charset = charsetByMark(start) ?? named;
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  let lines = 0;
  let isFirst = true;
  return (bytes, isLast) => {
    const end = isLast ? bytes.length : wholeLength(bytes, charset);
    const whole = bytes.subarray(0, end);
    const text = decoded(decoder, whole, charset, lines);
    lines += countLines(whole);
    const marked = isFirst && text.charCodeAt(0) === BYTE_ORDER_MARK;
    if (text !== "") isFirst = false;
    return { text: marked ? text.slice(1) : text, rest: bytes.slice(end) };
  };
}

function charsetByMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** How many of the bytes are whole characters; bytes that can be none are left to the decoder to refuse. */
function wholeLength(bytes: Uint8Array, charset: string): number {
  const { length } = bytes;
  if (charset === "windows-1252") return length;
  if (charset !== UTF_8) {
    const even = length - (length % 2);
    const high = bytes[charset === "utf-16le" ? even - 1 : even - 2] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  }
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? length - back : length;
    if (byte < 0x80) return length;
  }
  return length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, charset: string, linesBefore: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    const line = linesBefore + 1 + (charset === UTF_8 ? wrongLine(bytes) : 0);
    const advice =
      charset === UTF_8 ? " Save the file as UTF-8, or name its charset, such as charset=windows-1252." : "";
    throw new FormatError("encoding", `Line ${line} is not text in ${charset.toUpperCase()}.${advice}`);
  }
}

/** Which of the lines is the first that is not UTF-8, from 0. */
function wrongLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder(UTF_8, { fatal: true });
  let line = 0;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Pieces of whole characters: half of a surrogate pair, made bytes by a parser, would be lost. */
function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = start + PIECE;
    const cut = isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
    yield text.slice(start, cut);
    start = cut;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
