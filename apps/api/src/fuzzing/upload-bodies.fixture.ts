import fc from "fast-check";
import { nastyValues } from "./nasty-values.fixture.ts";
import { jsonText } from "./raw-json.fixture.ts";

/** A file as it is sent. */
export interface UploadBody {
  readonly type: string;
  readonly body: Buffer;
}

const columns = ["first_name", "lastName", "email", "deadline", "partner_data", "username", "phone", "shoe size"];
const plain = fc.nat({ max: 1_000_000 }).map((number) => `word${number}@people.example`);
const value = fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...nastyValues) });
const fields = fc.record(Object.fromEntries(columns.map((name) => [name, value])), { requiredKeys: ["email"] });
const row: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 9, arbitrary: fields },
  { weight: 1, arbitrary: fc.constantFrom(...nastyValues) },
);
const rows = fc.array(row, { maxLength: 30 });

function cellOf(cell: unknown): string {
  const text = typeof cell === "string" ? cell : jsonText(cell);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const texts = fc.oneof(
  rows.map((list) => ({ type: "application/json", text: jsonText(list) })),
  rows.map((list) => ({ type: "application/json", text: `{"candidates":${jsonText(list)}}` })),
  rows.map((list) => ({ type: "application/x-ndjson", text: list.map((each) => jsonText(each)).join("\n") })),
  fc
    .tuple(fc.array(fc.array(value, { maxLength: 9 }), { maxLength: 30 }), fc.constantFrom(",", ";", "\t"))
    .map(([lines, delimiter]) => ({
      type: "text/csv",
      text: [columns, ...lines].map((line) => line.map((cell) => cellOf(cell)).join(delimiter)).join("\r\n"),
    })),
);

const wounds = fc.oneof(
  { weight: 6, arbitrary: fc.constant((bytes: Buffer) => bytes) },
  { weight: 1, arbitrary: fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => (bytes: Buffer) => {
      const wounded = Buffer.from(bytes);
      if (wounded.length > 0) wounded[at % wounded.length] = byte;
      return wounded;
    }),
  },
);

/** Files of rows in every format: right ones, ones with nasty values in them, and ones that were cut or hit by a stray byte. */
export const uploadBodies: fc.Arbitrary<UploadBody> = fc
  .tuple(texts, wounds, fc.boolean())
  .map(([{ type, text }, wound, inForm]) => {
    const file = wound(Buffer.from(text));
    if (!inForm) return { type, body: file };
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="rows"\r\nContent-Type: ${type}\r\n\r\n`;
    return {
      type: "multipart/form-data; boundary=x",
      body: Buffer.concat([Buffer.from(head), file, Buffer.from("\r\n--x--\r\n")]),
    };
  });
