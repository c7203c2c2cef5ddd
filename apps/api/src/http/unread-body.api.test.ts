import { Agent, request } from "node:http";
import { makeOrganisation } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { useApi } from "../testing/use-api.ts";

const api = useApi();
const MEGABYTE = 1024 * 1024;

/** Sends requests over one connection that stays open; gives the status, and whether the connection goes on. */
function openConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return (method: string, path: string, headers: Record<string, string>, bytes: number) =>
    new Promise<{ status: number | undefined; connection: string | undefined; reused: boolean }>((resolve, reject) => {
      const outgoing = request(new URL(path, api().url), { agent, method, headers }, (incoming) => {
        incoming.resume();
        const { statusCode: status, headers: received } = incoming;
        incoming.on("end", () => resolve({ status, connection: received.connection, reused: outgoing.reusedSocket }));
      });
      outgoing.on("error", reject);
      outgoing.end(bytes === 0 ? undefined : Buffer.alloc(bytes, "["));
    });
}

test.each([
  ["text/csv", 413],
  ["application/json", 413],
  ["application/x-ndjson", 413],
  ["multipart/form-data; boundary=x", 400],
  ["image/png", 415],
])("an upload of %s that is refused early leaves its connection to the next request", async (type, status) => {
  const { owner, organisationId } = await makeOrganisation(api().kernel);
  const { body } = await api().request("POST", "/trpc/jobs.create", {
    token: owner.token,
    body: { json: { title: "Pilot" } },
  });
  const path = `/api/v3/companies/${organisationId}/projects/${body.result.data.json.id}/candidates/import/`;
  const send = openConnection();
  const headers = { Authorization: `Token ${owner.token}`, "Content-Type": type };
  expect(await send("POST", path, headers, 3 * MEGABYTE)).toMatchObject({ status, connection: "keep-alive" });
  for (const pause of [0, 300, 600]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    expect(await send("GET", "/health/live", {}, 0)).toMatchObject({ status: 200, reused: true });
  }
});

test("a refused body that goes on for long is told that the connection closes", async () => {
  const send = openConnection();
  const answer = await send("POST", "/api/v3/companies/1/projects/1/candidates/import/", {}, 40 * MEGABYTE).catch(
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
  // Who still sends when the connection closes may not get to read the answer.
  expect([expect.objectContaining({ status: 401, connection: "close" }), "ECONNRESET", "EPIPE"]).toContainEqual(answer);
});
