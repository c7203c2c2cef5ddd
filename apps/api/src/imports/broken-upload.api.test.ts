import { request } from "node:http";
import { until } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { countStaged, csvOf, type ImportPlace, makeImportPlace } from "./upload.fixture.ts";

const t = useApi();

/** Sends the beginning of an upload that is announced to be longer. */
function begin({ path, token }: ImportPlace, type: string, beginning: string) {
  const { hostname, port } = new URL(t().url);
  const headers = { Authorization: `Token ${token}`, "Content-Type": type, "Content-Length": String(10_000_000) };
  const outgoing = request({ hostname, port, path, method: "POST", headers });
  outgoing.on("error", () => undefined);
  outgoing.write(beginning);
  return outgoing;
}

const part = '--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n';

test.each([
  ["CSV", "text/csv", csvOf(5000)],
  ["JSON", "application/json", `[${'{"email":"a@b.example"},'.repeat(5000)}`],
  ["a form", "multipart/form-data; boundary=x", `${part}${csvOf(5000)}`],
])("an upload of %s that breaks off leaves nothing, and the API goes on", async (_, type, beginning) => {
  const place = await makeImportPlace(t());
  const outgoing = begin(place, type, beginning);
  await until(async () => (await countStaged(t(), place)) > 2);
  expect((await t().request("GET", place.path, { token: place.token })).body.objects).toEqual([]);
  outgoing.destroy();
  await until(async () => (await countStaged(t(), place)) === 0);
  expect(t().log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
