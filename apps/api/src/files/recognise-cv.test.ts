import { expect, test } from "vitest";
import { compoundFile, docm, docx, odt, pptx, zipBomb, archive, picture } from "./files.fixture.ts";
import { recogniseCv } from "./recognise-cv.ts";
import { spoolFile } from "./spooled-file.ts";

async function typeOf(content: Uint8Array | string): Promise<string | null> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content);
  }
  await using file = await spoolFile(bytes(), 10 * 1024 * 1024);
  return await recogniseCv(file);
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

test.each([
  ["PDF", "%PDF-1.7\n%\u00e2\u00e3", "application/pdf"],
  ["PDF after a greeting", "\n\n%PDF-1.4", "application/pdf"],
  ["PostScript", "%!PS-Adobe-3.0\n", "application/postscript"],
  ["rich text", String.raw`{\rtf1\ansi Luke}`, "application/rtf"],
  ["DVI", Buffer.from([0xf7, 0x02, 0x01, 0x83, 0x92, 0xc0, 0x1c, 0x3b, 0, 0]), "application/x-dvi"],
  ["docx", docx(), word],
  ["pptx", pptx(), slides],
  ["OpenDocument", odt(), "application/vnd.oasis.opendocument.text"],
  ["doc", compoundFile("WordDocument"), "application/msword"],
  ["ppt", compoundFile("PowerPoint Document"), "application/vnd.ms-powerpoint"],
  ["text", "Luke Skywalker, pilot\r\n\tTatooine", "text/plain; charset=utf-8"],
  ["text that begins like a bitmap", "BMW, Munich: pilot", "text/plain; charset=utf-8"],
  ["text in UTF-8", "Jürgen Groß – Pilot", "text/plain; charset=utf-8"],
  ["text in Latin-1", Buffer.from("J\u00fcrgen Gro\u00df", "latin1"), "text/plain; charset=windows-1252"],
  ["text in UTF-16", Buffer.from("\ufeffJürgen Groß", "utf16le"), "text/plain; charset=utf-16le"],
])("a CV as %s is recognised by its content", async (_name, content, type) => {
  expect(await typeOf(content)).toBe(type);
});

test.each([
  ["a spreadsheet", compoundFile("Workbook")],
  ["a docx with macros", docm()],
  ["a zip bomb", zipBomb()],
  ["any other archive", archive({ "readme.txt": "Hello." })],
  ["an archive that is cut off", docx().subarray(0, 40)],
  ["a compound file that is cut off", compoundFile("WordDocument").subarray(0, 600)],
  ["HTML", "<!DOCTYPE html><script>alert(1)</script>"],
  ["SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
  ["noise", Buffer.from([0x81, 0x8d, 0x00, 0x01])],
])("%s is no CV", async (_name, content) => {
  expect(await typeOf(content)).toBeNull();
});

test("a picture is no CV", async () => {
  expect(await typeOf(await picture("png"))).toBeNull();
});
