import { expect, test } from "vitest";
import { mediaTypeOf } from "./media-type.ts";
import { mp4, webm } from "./media.fixture.ts";

const padded = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
    Buffer.alloc(600),
  ]);

const ftyp = (brand: string): Buffer => padded([0, 0, 0, 28], "ftyp", brand, [0, 0, 2, 0], "isommp42");
const ogg = (codec: string): Buffer =>
  padded(
    "OggS",
    Array.from({ length: 24 }, () => 0),
    codec,
  );

test.each([
  ["WebM", webm(600), "video/webm"],
  ["MP4", mp4(600), "video/mp4"],
  ["MP4 as phones write it", ftyp("mp42"), "video/mp4"],
  ["QuickTime", ftyp("qt  "), "video/quicktime"],
  ["M4A", ftyp("M4A "), "audio/mp4"],
  ["Opus in Ogg", ogg("OpusHead"), "audio/ogg"],
  ["MP3", padded([0xff, 0xfb, 0x90, 0x64]), "audio/mpeg"],
  ["MP3 with a tag", padded("ID3", [3, 0, 0, 0, 0, 0, 4], [0, 0, 0, 0], [0xff, 0xfb, 0x90, 0x64]), "audio/mpeg"],
  ["MP3 with a picture in its tag", padded("ID3", [3, 0, 0, 0, 0, 0x7f, 0x7f]), "audio/mpeg"],
  ["WAV", padded("RIFF", [36, 0, 0, 0], "WAVEfmt "), "audio/wav"],
  ["PNG", padded([0x89], "PNG\r\n", [0x1a, 0x0a]), null],
  ["PDF", padded("%PDF-1.7"), null],
  ["HTML", padded("<!doctype html><script>alert(1)</script>"), null],
  ["SVG", padded('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ["AVI", padded("RIFF", [36, 0, 0, 0], "AVI LIST"), null],
  ["HEIC", ftyp("heic"), null],
  ["a zip", padded("PK", [3, 4]), null],
  ["nothing", Buffer.alloc(0), null],
])("%s", async (_, bytes, type) => {
  expect(await mediaTypeOf(bytes)).toBe(type);
});
