import { RawJson } from "./raw-json.fixture.ts";

const deep = (levels: number, open: string, close: string) => new RawJson(open.repeat(levels) + close.repeat(levels));

const numbers = [
  ...[0, -1, 0.5, -1.5, 1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e308, 5e-324],
  ...["-0", "9007199254740993", "1e999", "-1e999", "9".repeat(400), "1.0", "1E2"].map((text) => new RawJson(text)),
];

const dates = [
  ...[
    "2022-11-11T23:59",
    "2022-11-11",
    "2022-02-30T00:00Z",
    "2016-12-31T23:59:60Z",
    "2022-11-11 23:59Z",
    "23:59Z",
    "tomorrow",
  ],
  ...[
    "+275760-09-13T00:00:00Z",
    "275760-09-13T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "-000001-01-01T00:00:00Z",
    "1899-12-31T23:59:59Z",
  ],
  ...[
    "9999-12-31T23:59:59.999Z",
    "2099-01-01T00:00:00+99:99",
    "2099-01-01T00:00:00.123456789123456789Z",
    "infinity",
    "-infinity",
  ],
];

const texts = [
  ...[
    "",
    " ",
    "\u00a0",
    "0",
    "-1",
    "null",
    "NaN",
    "true",
    "\u0000",
    "a\u0000b",
    "\u202e",
    "\u{1f600}",
    "\u0130",
    "\ufeff",
    "\u0661",
  ],
  ...[
    "' or '1'='1",
    "\\",
    "%00",
    "%",
    "$1",
    "$$",
    "{{7*7}}",
    "../../passwd",
    "a\r\nB: c",
    "<script>",
    "=1+1",
    "x".repeat(20_001),
  ],
  ...[
    "a@b@c",
    "a@b.example, c@d.example",
    '"a b"@x.example',
    "\u0130@x.example",
    "a@" + "b".repeat(250) + ".example",
    "@",
  ],
  ...[String.raw`"\ud800"`, String.raw`"\udc00\ud800x"`, String.raw`"\u0000"`].map((text) => new RawJson(text)),
];

const wide = Array.from({ length: 5000 }, (_, index) => `${index}`);

const structures: readonly unknown[] = [
  ...[`{${wide.map((name) => `"${name}":0`).join(",")}}`, `[${wide.map(() => '""').join(",")}]`].map(
    (text) => new RawJson(text),
  ),
  ...[null, true, false, [], {}, [[]], [null], { a: 1 }, { length: 1e9 }, { toString: 1, valueOf: 2, then: 3 }],
  ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"a":1,"a":2}'].map(
    (text) => new RawJson(text),
  ),
  ...[deep(19, "[", "]"), deep(25, "[", "]"), deep(25, '{"a":', "}"), deep(6000, "[", "]"), deep(6000, '{"a":', "}")],
];

/** Values that have broken something somewhere: numbers, dates, texts and structures. */
export const nastyValues: readonly unknown[] = [...numbers, ...dates, ...texts, ...structures];

/** Names of members that no schema knows, some of which JavaScript treats apart. */
export const nastyNames = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "",
  "a.b",
  "json",
  "\u0000",
  "organisationId",
  "id",
];

/** Segments of paths. */
export const nastySegments = [
  ...[
    "0",
    "-1",
    "1.5",
    "1e3",
    "0x1",
    "01",
    "9007199254740991",
    "9007199254740993",
    "99999999999999999999",
    "abc",
    "null",
    "undefined",
  ],
  ...[
    "%00",
    "%2F",
    "%FF",
    "%E0%A4%A",
    "%",
    "%zz",
    "..",
    ".",
    "%2e%2e",
    "%252F",
    "1%20",
    "%EF%BC%91",
    "a,b",
    ";x=1",
    "",
    "*",
    ":id",
    "x".repeat(3000),
  ],
];

/** Cursors that no list gave out. */
export const nastyCursors = [
  ...["", "x", "%%%", "e30", "W10", "bnVsbA", "\u0000", "\ud800", "=".repeat(600), "x".repeat(601)],
  ...[
    ["-id", "1", "1"],
    ["id", "9".repeat(16), "9".repeat(16)],
    ["id", "", ""],
    ["-id", "1' or", "1"],
    ["id", 1, 2],
    ["deadline", "infinity", "1"],
  ].map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url")),
  ...[
    ["deadline", "2022-13-45 99:99:99+00", "1"],
    ["-deadline", "0000-00-00 00:00:00+00", "1"],
    ["email", "\u0000", "1"],
    ["email", "\ud800", "1"],
  ].map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url")),
];
