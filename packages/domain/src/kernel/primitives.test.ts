import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TimeZone } from "./calendar.ts";
import { BEYOND_EVERY_ROW, Id } from "./id.ts";
import { Instant, IsoInstant } from "./instant.ts";
import { isNoDeeperThan, JsonObject } from "./json.ts";
import { listInput } from "./page.ts";
import { Email, emailKey, RequiredText } from "./text.ts";

describe("IsoInstant", () => {
  test.each([
    ["2022-11-11T23:59+01:00", "2022-11-11T22:59:00.000Z"],
    ["2022-11-11T23:59Z", "2022-11-11T23:59:00.000Z"],
    ["2022-11-11T23:59:10.5-02:30", "2022-11-12T02:29:10.500Z"],
  ])("reads %s", (text, instant) => {
    expect(IsoInstant.parse(text).toISOString()).toBe(instant);
  });

  test.each([
    "2022-11-11T23:59",
    "2022-02-30T10:00Z",
    "2022-11-11",
    "2022-11-11T24:00Z",
    "2022-11-11T23:59+99:00",
    "tomorrow",
    "",
    "0001-01-01T00:00Z",
  ])("refuses %j", (text) => {
    expect(IsoInstant.safeParse(text).success).toBe(false);
  });

  test("is a Date or text with a zone over the typed client, and says so otherwise", () => {
    const date = new Date("2022-11-11T23:59Z");
    expect(Instant.parse(date)).toEqual(date);
    expect(Instant.safeParse(new Date("x")).success).toBe(false);
    expect(Instant.safeParse("2022-11-11T23:59").error?.issues[0]?.message).toContain("time zone");
  });
});

describe("Id", () => {
  test("takes every integer that a row may have, and tells those that none has", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => Id("job").parse(id) === id));
    const beyond = Id("job").safeParse(2 ** 53);
    expect(beyond.error?.issues).toMatchObject([{ params: { reason: BEYOND_EVERY_ROW } }]);
    for (const wrong of [0, -1, 1.5, Number.NaN, Infinity, "1", null])
      expect(Id("job").safeParse(wrong).success).toBe(false);
  });
});

describe("text", () => {
  test("is trimmed, bounded and storable", () => {
    expect(RequiredText(5).parse("  abc ")).toBe("abc");
    for (const wrong of ["", "   ", "abcdef", "a\u0000", "\ud800"])
      expect(RequiredText(5).safeParse(wrong).success).toBe(false);
  });

  test("an email is compared without case or surrounding space", () => {
    expect(Email.parse(" Luke@Tatooine.example ")).toBe("Luke@Tatooine.example");
    expect(emailKey(" Luke@Tatooine.example")).toBe("luke@tatooine.example");
    for (const wrong of ["luke", "a@b@c.example", "a\n@b.example", `${"x".repeat(250)}@b.example`]) {
      expect(Email.safeParse(wrong).success).toBe(false);
    }
  });
});

describe("JsonObject", () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });

  test("is an object, at most 20 deep, of bounded size and storable text", () => {
    expect(JsonObject(100).safeParse({ a: [1, "x", null] }).success).toBe(true);
    expect(isNoDeeperThan(nested(20), 20)).toBe(true);
    expect(isNoDeeperThan(nested(21), 20)).toBe(false);
    for (const wrong of [[], "x", null, nested(21), { a: "x".repeat(101) }, { a: "\u0000" }, { "\ud800": 1 }]) {
      expect(JsonObject(100).safeParse(wrong).success).toBe(false);
    }
  });
});

test("a list's limit is clamped, and its order is one of those offered", () => {
  const input = listInput({ jobId: Id("job") }, ["-id", "id"]);
  expect(input.parse({ limit: 100_000 })).toMatchObject({ limit: 100, order: "-id", withTotal: false });
  for (const wrong of [{ limit: 0 }, { order: "name" }, { filters: { colour: 1 } }, { offset: -1 }]) {
    expect(input.safeParse(wrong).success).toBe(false);
  }
});

test("a time zone is one that this runtime knows", () => {
  expect(TimeZone.safeParse("Europe/Berlin").success).toBe(true);
  for (const wrong of ["Mars/Olympus", "+01:00", ""]) expect(TimeZone.safeParse(wrong).success).toBe(false);
});
