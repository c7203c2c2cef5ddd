import { expect, test } from "vitest";
import { mayReadMetrics } from "./metrics-access.ts";

const here = { authorization: undefined, address: "127.0.0.1", forwarded: false };

test("without a token this machine alone may read, and nobody in production", () => {
  const local = { token: null, local: true };
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    expect(mayReadMetrics(local, { ...here, address })).toBe(true);
  for (const address of ["10.0.0.7", "::ffff:10.0.0.7", undefined])
    expect(mayReadMetrics(local, { ...here, address })).toBe(false);
  expect(mayReadMetrics(local, { ...here, forwarded: true })).toBe(false);
  expect(mayReadMetrics({ token: null, local: false }, here)).toBe(false);
});

test("with a token whoever presents it may, and nobody else", () => {
  const access = { token: "sesame", local: true };
  expect(mayReadMetrics(access, { ...here, address: "10.0.0.7", authorization: "Bearer sesame" })).toBe(true);
  for (const authorization of [undefined, "Bearer", "Bearer open", "Basic sesame", "sesame"])
    expect(mayReadMetrics(access, { ...here, authorization })).toBe(false);
});
