import { deflateRawSync, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { createTextExtractor } from "./text-extractor.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const { extract } = createTextExtractor();

/** An archive whose parts are deflated; `claimed` is what its directory says of their sizes. */
function archive(parts: Readonly<Record<string, Buffer>>, claimed?: number): Buffer {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claimed ?? content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const docx = (document: Buffer, claimed?: number): Buffer =>
  archive(
    {
      "[Content_Types].xml": Buffer.from(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
      ),
      "_rels/.rels": Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      "word/document.xml": document,
    },
    claimed,
  );
const wordText = (text: string): Buffer =>
  Buffer.from(`<w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`);

/** A PDF of one page whose content is one stream. */
function pdf(content: Buffer, filter = ""): Buffer {
  const stream = Buffer.concat([
    Buffer.from(`5 0 obj\n<< /Length ${content.length} ${filter} >>\nstream\n`),
    content,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const head = `%PDF-1.4
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>\nendobj
4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj
`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from("trailer\n<< /Root 1 0 R >>\n%%EOF\n")]);
}

test("plain text, docx and PDF are read", async () => {
  expect(await extract(Buffer.from("Käpt’n", "utf8"), "text/plain")).toBe("Käpt’n");
  expect(await extract(Buffer.from("K\u00e4pten", "latin1"), "text/plain")).toBe("Käpten");
  expect(await extract(docx(wordText("I fly C++")), DOCX)).toContain("I fly C++");
  expect(await extract(pdf(Buffer.from("BT /F 12 Tf 50 700 Td (I navigate) Tj ET")), "application/pdf")).toContain(
    "I navigate",
  );
});

test("what is broken, of another kind, or a bomb has no text", async () => {
  const zeros = Buffer.alloc(80 * 1024 * 1024, " ");
  expect(await extract(Buffer.from("%PDF-1.4 broken"), "application/pdf")).toBeNull();
  expect(await extract(Buffer.from("PK nothing"), DOCX)).toBeNull();
  expect(await extract(Buffer.from("x"), "application/x-dvi")).toBeNull();
  expect(await extract(docx(zeros), DOCX)).toBeNull();
  expect(await extract(docx(zeros, 1000), DOCX)).toBeNull();
});

test("a PDF that leads in circles has no text, and is done with", async () => {
  const circle = (kids: string, contents: string) =>
    Buffer.from(`%PDF-1.4
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count 400 >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] ${contents} >>\nendobj
4 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream\nendobj
5 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\nendobj
trailer\n<< /Root 1 0 R >>\n%%EOF\n`);
  const itself = "/Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >>";
  for (const bytes of [circle("2 0 R", ""), circle("3 0 R 2 0 R", ""), circle("3 0 R", itself)])
    expect((await extract(bytes, "application/pdf"))?.trim() ?? "").toBe("");
});

test("text beyond what is kept is cut off", async () => {
  const short = createTextExtractor({ milliseconds: 60_000, memory: 2 ** 40, textBytes: 4 });
  expect(await short.extract(Buffer.from("abcdefgh"), "text/plain")).toBe("abcd");
});

test("a document that takes too long or too much memory is given up, and this process lives", async () => {
  const hasty = createTextExtractor({ milliseconds: 1, memory: 2 ** 40, textBytes: 1000 });
  expect(await hasty.extract(Buffer.from("text"), "text/plain")).toBeNull();
  const poor = createTextExtractor({ milliseconds: 60_000, memory: 1, textBytes: 1000 });
  const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, " "));
  expect(await poor.extract(pdf(bomb, "/Filter /FlateDecode"), "application/pdf")).toBeNull();
});
