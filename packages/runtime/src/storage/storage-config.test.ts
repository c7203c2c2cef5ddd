import { expect, test } from "vitest";
import { readSections } from "../config.ts";
import { storageSection, storageUrlOf } from "./storage-config.ts";

const read = (environment: Record<string, string>) =>
  readSections(environment, () => ({ storage: storageSection({ production: false }) })).storage;

test.each(["/var/lib/files", "file:///var/lib/files", "/var/lib/../lib/files", storageUrlOf("/var/lib/files")])(
  "%s is a folder",
  (url) => {
    expect(read({ STORAGE_URL: url })).toEqual({ kind: "local", folder: "/var/lib/files" });
  },
);

test("a bucket comes with where it is and who asks, from the address and the usual variables", () => {
  const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" };
  const credentials = { accessKeyId: "id", secretAccessKey: "secret", sessionToken: null };
  expect(read({ STORAGE_URL: "s3://files?region=eu-central-1", ...keys })).toEqual({
    kind: "s3",
    bucket: "files",
    region: "eu-central-1",
    endpoint: null,
    pathStyle: false,
    credentials,
  });
  const own = "s3://files?endpoint=https%3A%2F%2Fs3.example%3A9000";
  expect(read({ STORAGE_URL: own, AWS_REGION: "somewhere" })).toEqual({
    kind: "s3",
    bucket: "files",
    region: "somewhere",
    endpoint: "https://s3.example:9000",
    pathStyle: true,
    credentials: null,
  });
});

test.each([
  "files",
  "s3://",
  "s3://files/prefix",
  "s3://id:secret@files",
  "s3://files?endpoint=s3.example",
  "s3://files?colour=red",
  "s3://files?pathStyle=perhaps",
  "https://files.example",
  "file://host/files",
])("%s is refused", (url) => {
  expect(() => read({ STORAGE_URL: url })).toThrow("STORAGE_URL");
});
