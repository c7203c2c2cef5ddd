import fc from "fast-check";
import { expect, test } from "vitest";
import { readRows } from "./read-rows.ts";
import { type CsvColumn, writeCsv } from "./write-csv.ts";

const columns: CsvColumn<string>[] = [{ name: "value", value: (row) => row }];

async function written(rows: Iterable<string>): Promise<string> {
  return (await Array.fromAsync(writeCsv(columns, rows))).join("");
}

test("values of every kind", async () => {
  const csv = writeCsv(
    [
      { name: "a;b", value: (row: number) => row },
      { name: "b", value: () => new Date("2022-11-11T22:59:00Z") },
      { name: "c", value: () => ({ x: [1] }) },
      { name: "d", value: () => null },
      { name: "e", value: () => false },
    ],
    [-1, 2],
    { delimiter: ";", byteOrderMark: true },
  );
  expect((await Array.fromAsync(csv)).join("")).toBe(
    '\ufeff"a;b";b;c;d;e\r\n-1;2022-11-11T22:59:00.000Z;"{""x"":[1]}";;false\r\n2;2022-11-11T22:59:00.000Z;"{""x"":[1]}";;false\r\n',
  );
});

test.each(["=1+1", "+49 30", "-cmd", "@sum(A1)", "\tx", "\rx", '=HYPERLINK("http://x")'])(
  "%j is no formula in a spreadsheet",
  async (text) => {
    const [, field = ""] = /^value\r\n"?([^]*?)"?\r\n$/.exec(await written([text])) ?? [];
    expect(field.startsWith("'")).toBe(true);
  },
);

test("any text that is no formula is read back as it was", async () => {
  const texts = fc.array(
    fc
      .string({ minLength: 1 })
      .filter((text) => !/^[=+\-@\t\r＝＋－＠]/.test(text) && text.trim() !== "" && !text.includes("\u0000")),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (rows) => {
      async function* bytes(): AsyncGenerator<Uint8Array> {
        for await (const piece of writeCsv(columns, rows)) yield new TextEncoder().encode(piece);
      }
      const read = await Array.fromAsync(readRows("csv", bytes()));
      expect(read.map((row) => ("values" in row ? row.values["value"] : row.problem))).toEqual(rows);
    }),
  );
});

test("a list of any length is written piece by piece", async () => {
  let taken = 0;
  function* many(): Generator<string> {
    for (let row = 0; row < 100_000; row += 1) {
      taken += 1;
      yield String(row);
    }
  }
  const pieces = writeCsv(columns, many());
  await pieces.next();
  await pieces.next();
  expect(taken).toBeLessThan(1000);
  await pieces.return(undefined);
});
