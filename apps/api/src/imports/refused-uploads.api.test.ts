import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { countStaged, formOf, makeImportPlace, peopleAsCsv, upload } from "./upload.fixture.ts";

const t = useApi();

const tenMegabytes = "x".repeat(10 * 1024 * 1024);
const refusals: readonly (readonly [string, string | undefined, BodyInit, number, string])[] = [
  ["10 MB in one field of CSV", "text/csv", `email\na@b.example\n${tenMegabytes}\n`, 413, "Row 2 is longer"],
  ["10 MB in one field of JSON", "application/json", `[{"email":"${tenMegabytes}"}]`, 413, "Row 1 is longer"],
  ["10 MB in one line of NDJSON", "application/x-ndjson", `{"email":"${tenMegabytes}"}`, 413, "Row 1 is longer"],
  [
    "Latin-1 that is called nothing",
    "text/csv",
    Buffer.from(peopleAsCsv(","), "latin1"),
    400,
    "Line 3 is not text in UTF-8",
  ],
  ["a charset that nobody knows", "text/csv; charset=ebcdic", "email\na@b.example", 400, "ebcdic"],
  ["an empty file", "text/csv", "", 400, "has no rows"],
  ["a file of a header alone", "text/csv", "email,first_name\n", 400, "has no rows"],
  ["an empty array", "application/json", "[]", 400, "has no rows"],
  ["no column that is known", "text/csv", "name;mail\nx;y\n", 400, "first_name, last_name, email"],
  ["one column under two names", "text/csv", "email;E-Mail\nx;y\n", 400, "are the same field"],
  ["JSON that is cut off", "application/json", '[{"email":"a@b.example"},{"em', 400, "is cut off, in row 2"],
  ["JSON that is a text", "application/json", '"x"', 400, "array"],
  ["CSV that is cut off", "text/csv", 'email\na@b.example\n"b@b.exam', 400, "begins in row 2"],
  ["a content type that is unknown", "application/pdf", "%PDF", 415, "text/csv"],
  ["no content type", undefined, Buffer.from("email\n"), 415, "text/csv"],
  ["a form without a file", undefined, new FormData(), 400, "no"],
  ["a form of a PDF", undefined, formOf("people.pdf", "application/pdf", "%PDF"), 415, "text/csv"],
  ["a form without boundary", "multipart/form-data", "x", 400, "boundary"],
  [
    "a form that is cut off",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nemail\na@b.exa',
    400,
    "cut off",
  ],
];

test.each(refusals)("%s is refused as a whole, and leaves nothing", async (_, type, body, status, message) => {
  const place = await makeImportPlace(t());
  const answer = await upload(t(), place, { ...(type && { type }), body });
  expect(answer.status, answer.text).toBe(status);
  expect(answer.body.detail).toContain(message);
  expect(await countStaged(t(), place)).toBe(0);
  const { token } = place;
  expect((await t().request("GET", place.path, { token })).body.objects).toEqual([]);
  expect((await t().request("GET", place.candidates, { token })).body.objects).toEqual([]);
});

test.each([
  ["a deadline without a zone", "?deadline=2099-11-11T23:59", "deadline"],
  ["a deadline that has passed", "?deadline=2020-11-11T23:59Z", "deadline"],
  ["a flag that is none", "?dry_run=maybe", "dry_run"],
])("%s is refused by its name", async (_, query, field) => {
  const place = await makeImportPlace(t());
  const answer = await upload(t(), place, { type: "text/csv", body: peopleAsCsv(","), query });
  expect(answer).toMatchObject({ status: 400, body: { [field]: [expect.any(String)] } });
  expect(await countStaged(t(), place)).toBe(0);
});

test("a compressed body, and one that is announced too large, are refused", async () => {
  const place = await makeImportPlace(t());
  const zipped = await upload(t(), place, { type: "text/csv", body: "x", headers: { "Content-Encoding": "gzip" } });
  expect(zipped).toMatchObject({ status: 415, body: { detail: expect.stringContaining("Content-Encoding") } });
});
