import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatError } from "./format-error.ts";
import { readRows } from "./read-rows.ts";
import { bytesOf, failure, read, valuesOf } from "./read.fixture.ts";

const luke = { first_name: "Luke", email: "luke@tatooine.example" };
const leia = { first_name: "Leia", email: "leia@alderaan.example" };

describe("CSV", () => {
  test.each([
    ["commas", "first_name,email\nLuke,luke@tatooine.example\nLeia,leia@alderaan.example\n"],
    [
      "semicolons, CRLF, no end of line",
      "first_name;email\r\nLuke;luke@tatooine.example\r\nLeia;leia@alderaan.example",
    ],
    ["tabs", "first_name\temail\nLuke\tluke@tatooine.example\nLeia\tleia@alderaan.example"],
    [
      "quotes and a byte order mark",
      '\ufeff"first_name","email"\n"Luke","luke@tatooine.example"\n"Leia",leia@alderaan.example',
    ],
    [
      "blank lines, and lines without values",
      "\n \nfirst_name,email\n\nLuke,luke@tatooine.example\n,\n\nLeia,leia@alderaan.example\n\n",
    ],
    ["mixed line ends", "first_name,email\rLuke,luke@tatooine.example\nLeia,leia@alderaan.example\r\n"],
    ["columns without a name", "first_name,email,,\nLuke,luke@tatooine.example,,x\nLeia,leia@alderaan.example,,"],
  ])("with %s", async (_, text) => {
    expect(await valuesOf("csv", text)).toEqual([luke, leia]);
  });

  test("fields hold delimiters, line ends and quotes, wherever quotes stand", async () => {
    const text = 'a,b\n"x, y\nz","say ""hi"""\nHan "Solo",5" disk\n"Ben" Kenobi,1\n';
    expect(await valuesOf("csv", text)).toEqual([
      { a: "x, y\nz", b: 'say "hi"' },
      { a: 'Han "Solo"', b: '5" disk' },
      { a: '"Ben" Kenobi', b: "1" },
    ]);
  });

  test("a row of another length, and one that cannot be stored, are problems of their own", async () => {
    expect(await read("csv", "a,b\n1\n1,2,3\n1,\u0000\n1,2\n")).toEqual([
      { number: 1, problem: { path: "", message: "The row has 1 fields, and the header 2." } },
      { number: 2, problem: { path: "", message: "The row has 3 fields, and the header 2." } },
      { number: 3, problem: { path: "b", message: "Contains a character that cannot be stored." } },
      { number: 4, values: { a: "1", b: "2" } },
    ]);
  });

  test("columns can be renamed, left out and refused; a name that is there twice is refused", async () => {
    const readColumns = (names: readonly string[]) => names.map((name) => (name === "x" ? null : name.toLowerCase()));
    expect(await valuesOf("csv", "A,x\n1,2\n", { readColumns })).toEqual([{ a: "1" }]);
    const refused = failure(
      read("csv", "A\n1\n", {
        readColumns() {
          throw new FormatError("columns", "None is known.");
        },
      }),
    );
    expect(await refused).toMatchObject({ problem: "columns", message: "None is known." });
    expect(await failure(read("csv", "a, a\n1,2\n"))).toMatchObject({ message: 'The column "a" is there twice.' });
  });

  test("characters beyond the basic plane stay whole, wherever they stand in a long file", async () => {
    for (const first of ["", "x"]) {
      const name = `${first}${"\u{20bb7}".repeat(12_000)}`;
      expect(await read("csv", `first_name\n${name}\n`, {}, 100_000)).toEqual([
        { number: 1, values: { first_name: name } },
      ]);
    }
  });

  test("names that JavaScript treats apart are columns like others", async () => {
    const [row] = await read("csv", "__proto__,constructor\nx,y\n");
    expect(row !== undefined && "values" in row && Object.entries(row.values)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect("x" in {}).toBe(false);
  });

  test.each([
    ["a quote that is never closed", 'a\n1\n"2\n3\n', "malformed", 2],
    ["a field without end", `a\n1\n${"x".repeat(70_000)}`, "too_large", 2],
    ["a quote that swallows the rest", `a\n1\n"${"x,\n".repeat(40_000)}`, "too_large", 2],
    ["a header without end", "x".repeat(70_000), "too_large", null],
    ["a header with an open quote", '"a,b', "malformed", null],
  ])("%s is refused", async (_, text, problem, row) => {
    expect(await failure(read("csv", text, {}, 1000))).toMatchObject({ problem, row });
  });
});

describe("NDJSON", () => {
  test("has a row on each line; a line that is no object is a problem of its own", async () => {
    const text = `${JSON.stringify(luke)}\r\n\n  \n{"a":\n[1]\n${JSON.stringify(leia)}`;
    expect(await read("ndjson", text)).toEqual([
      { number: 1, values: luke },
      { number: 2, problem: { path: "", message: "The line is not valid JSON." } },
      { number: 3, problem: { path: "", message: "The row is not an object." } },
      { number: 4, values: leia },
    ]);
  });

  test("a line that does not end is refused", async () => {
    const text = `{"a":1}\n{"a":"${"x".repeat(10_000_000)}"}`;
    expect(await failure(read("ndjson", text, {}, 64 * 1024))).toMatchObject({ problem: "too_large", row: 2 });
  });
});

describe.each(["csv", "json", "ndjson"] as const)("%s", (format) => {
  const texts = {
    csv: "name\nLéia Œuvre 😀\n",
    json: '[{"name":"Léia Œuvre 😀"}]',
    ndjson: '{"name":"Léia Œuvre 😀"}\n',
  };
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    return new Uint8Array(view.buffer);
  };

  test("reads the same whatever the chunks are, in each charset", async () => {
    const text = texts[format];
    const expected = [{ number: 1, values: { name: "Léia Œuvre 😀" } }];
    for (let size = 1; size < 12; size += 1) {
      expect(await read(format, text, {}, size)).toEqual(expected);
      expect(await read(format, `\ufeff${text}`, { charset: "UTF-8" }, size)).toEqual(expected);
      expect(await read(format, utf16(text, true), { charset: "utf-16le" }, size)).toEqual(expected);
      expect(await read(format, utf16(`\ufeff${text}`, true), {}, size)).toEqual(expected);
      expect(await read(format, utf16(`\ufeff${text}`, false), {}, size)).toEqual(expected);
    }
  });

  test("text in Latin-1 is refused with its line, and read where its charset is named", async () => {
    const text = texts[format].replace("Œuvre 😀", "");
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const size of [1, 3, 1000]) {
      const error = await failure(read(format, latin, {}, size));
      expect(error).toMatchObject({ problem: "encoding" });
      expect(error.message).toContain(
        format === "csv" ? "Line 2 is not text in UTF-8. Save the file as UTF-8" : "Line 1 is",
      );
      const rows = await read(format, latin, { charset: "ISO-8859-1" }, size);
      expect(rows).toEqual([{ number: 1, values: { name: "Léia " } }]);
    }
    expect(await failure(read(format, text, { charset: "ebcdic" }))).toMatchObject({ problem: "encoding" });
    const halfPair = utf16(texts[format].replace("😀", "\ud83d"), true);
    expect(await failure(read(format, halfPair, { charset: "utf-16le" }))).toMatchObject({ problem: "encoding" });
  });

  test("a file without rows, or with too many, is refused", async () => {
    const none = {
      csv: ["", "\n", "\ufeff", "a,b\n", " "],
      json: ["", " ", "[]", '{"candidates":[]}'],
      ndjson: ["", "\n\n"],
    };
    for (const text of none[format]) {
      expect(await failure(read(format, text)), JSON.stringify(text)).toMatchObject({ problem: "empty" });
    }
    const two = { csv: "a\n1\n2\n", json: '[{"a":1},{"a":2}]', ndjson: '{"a":1}\n{"a":2}' };
    const error = await failure(read(format, two[format], { limits: { rows: 1 } }));
    expect(error).toMatchObject({ problem: "too_large", message: "The file has more than 1 rows." });
  });

  test("any bytes are read or refused, the same in all chunks, and there is no other error", async () => {
    const likely = fc.constantFrom(
      ...["{", "}", "[", "]", '"', ":", ",", ";", "\t", "\n", "\r"],
      ...["\\u0", "a", "é", " ", '"candidates"'],
    );
    const text = fc.array(likely, { maxLength: 200 }).map((parts) => bytesOf(parts.join("")));
    const outcomeOf = (bytes: Uint8Array, size: number) =>
      read(format, bytes, {}, size).catch((error: unknown) => (error instanceof FormatError ? "refused" : error));
    const property = fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 200 }), text),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, size) => {
        const outcome = await outcomeOf(bytes, size);
        expect(outcome).not.toBeInstanceOf(Error);
        expect(outcome).toEqual(await outcomeOf(bytes, 1000));
      },
    );
    await expect(fc.assert(property, { numRuns: 300 })).resolves.toBeUndefined();
  });
});

test("what is read is not read ahead of what is taken", async () => {
  let given = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield bytesOf("a\n");
      for (;;) {
        given += 1;
        yield bytesOf(`${given}\n`);
      }
    } finally {
      closed = true;
    }
  }
  for await (const row of readRows("csv", endless())) {
    expect(given - row.number).toBeLessThan(5);
    if (row.number === 100) break;
  }
  expect(closed).toBe(true);
});
