import { expect, test } from "vitest";
import { isAllowedOrigin } from "./cors-origins.ts";

test("localhost is allowed on any port in development, and nothing that only looks like it", () => {
  const development = { origins: [], localhost: true };
  for (const origin of ["http://localhost", "http://localhost:5173", "https://127.0.0.1:1", "http://[::1]:80"]) {
    expect(isAllowedOrigin(development, origin)).toBe(true);
  }
  for (const origin of [
    "http://localhost.evil.example",
    "http://evil.example/localhost",
    "null",
    "",
    "http://localhost:1@evil.example",
  ]) {
    expect(isAllowedOrigin(development, origin)).toBe(false);
  }
});

test("a configured origin is allowed, exactly", () => {
  const configured = { origins: ["https://app.example"], localhost: false };
  expect(isAllowedOrigin(configured, "https://app.example")).toBe(true);
  expect(isAllowedOrigin(configured, "https://app.example:8443")).toBe(false);
  expect(isAllowedOrigin(configured, "http://localhost:3000")).toBe(false);
});
