import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeImportRow, importColumns, importField, MAX_IMPORT_ROW_BYTES } from "./import-row.ts";

const row = { first_name: "Leia", last_name: "Organa", email: "leia@alderaan.example" };

const errorsOf = (values: unknown) => {
  const decoded = decodeImportRow(values);
  return decoded.ok ? [] : decoded.errors;
};

describe("a row", () => {
  test("goes by the names of v3 and of the model, in any case", () => {
    const names = [row, { firstName: "Leia", lastName: "Organa", email: "leia@alderaan.example" }];
    const shouted = { "First_Name ": "Leia", LAST_NAME: "Organa", EMail: " leia@alderaan.example " };
    const decoded = [...names, shouted].map((values) => decodeImportRow(values));
    const expected = { firstName: "Leia", lastName: "Organa", email: "leia@alderaan.example" };
    for (const each of decoded) expect(each).toEqual({ ok: true, row: expected, ignored: [] });
    for (const column of importColumns) expect(importField(column)).not.toBeNull();
  });

  test("counts empty text and null as left out", () => {
    const decoded = decodeImportRow({ ...row, username: "", deadline: " ", partner_data: null, phone: "" });
    expect(decoded).toMatchObject({ ok: true, row: { firstName: "Leia" } });
    expect(Object.keys(decoded.ok ? decoded.row : {})).toEqual(["firstName", "lastName", "email"]);
  });

  test("says of every field what is wrong with it", () => {
    expect(errorsOf({ email: "leia" }).map(({ path }) => path)).toEqual(["firstName", "lastName", "email"]);
    expect(errorsOf({ ...row, email: "" })).toEqual([{ path: "email", message: "This field may not be blank." }]);
  });

  test("has partner data as an object, or as JSON in a cell", () => {
    for (const partnerData of [{ ref: [1, "x"] }, '{"ref":[1,"x"]}'])
      expect(decodeImportRow({ ...row, partner_data: partnerData })).toMatchObject({
        ok: true,
        row: { partnerData: { ref: [1, "x"] } },
      });
    for (const partnerData of ["{", "[]", "7", "null", 7])
      expect(errorsOf({ ...row, partner_data: partnerData }).map(({ path }) => path)).toEqual(["partnerData"]);
  });

  test("has a deadline with a zone, or a Date", () => {
    for (const deadline of ["2099-11-11T23:59+01:00", new Date("2099-11-11T22:59:00Z")])
      expect(decodeImportRow({ ...row, deadline })).toMatchObject({
        ok: true,
        row: { deadline: new Date("2099-11-11T22:59:00Z") },
      });
    expect(errorsOf({ ...row, deadline: "2099-11-11T23:59" }).map(({ path }) => path)).toEqual(["deadline"]);
  });

  test("names the fields that it ignores, and has a limit in bytes", () => {
    expect(decodeImportRow({ ...row, shoe: 1, constructor: 2, __proto__x: 3 })).toMatchObject({
      ok: true,
      ignored: ["shoe", "constructor", "__proto__x"],
    });
    const umlauts = "ü".repeat(MAX_IMPORT_ROW_BYTES / 2);
    expect(errorsOf({ ...row, note: umlauts })).toEqual([{ path: "", message: "Larger than 65536 bytes." }]);
    expect(errorsOf({ ...row, note: "u".repeat(MAX_IMPORT_ROW_BYTES / 2) })).toEqual([]);
  });

  test("may be anything, and is answered with at most 20 complaints", () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 5 }), (values) => {
        expect(errorsOf(values).length).toBeLessThanOrEqual(20);
      }),
    );
    let deep: unknown = "x";
    for (let level = 0; level < 1000; level += 1) deep = [deep];
    expect(errorsOf({ ...row, deep })[0]?.message).toContain("deeper");
  });
});
