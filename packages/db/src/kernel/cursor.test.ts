import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";

test("a cursor says what it was made of, for its own order only", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), fc.nat(), (value, id) => {
      fc.pre(!value.includes("\u0000") && value.isWellFormed());
      const cursor = encodeCursor("name", value, String(id));
      expect(decodeCursor(cursor, "name", "text")).toEqual({ value, id: String(id) });
      expect(decodeCursor(cursor, "-name", "text")).toBeNull();
    }),
  );
});

test("anything else is no cursor", () => {
  fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, "id", "bigint") === null));
  for (const value of ["1; drop table jobs", "-1", "99999999999999999999"]) {
    expect(decodeCursor(encodeCursor("id", value, "1"), "id", "bigint")).toBeNull();
    expect(decodeCursor(encodeCursor("id", "1", value), "id", "bigint")).toBeNull();
  }
  expect(
    decodeCursor(encodeCursor("deadline", "2026-01-01 00:00:00+00", "1"), "deadline", "timestamptz"),
  ).not.toBeNull();
  for (const value of ["2022-13-45 99:99:99+00", "2022-02-30 00:00:00+00", "0000-01-01 00:00:00+00", "tomorrow"]) {
    expect(decodeCursor(encodeCursor("deadline", value, "1"), "deadline", "timestamptz")).toBeNull();
  }
});
