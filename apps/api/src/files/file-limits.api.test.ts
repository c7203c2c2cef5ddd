import { operations } from "@hirelane/operations";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { useApi } from "../testing/use-api.ts";
import { cameraPhoto } from "./files.fixture.ts";

const t = useApi();
const MEGABYTE = 1024 * 1024;

/** A picture with so much behind its end that it has so many bytes. */
const photoOf = async (bytes: number): Promise<Buffer> => {
  const picture = await cameraPhoto();
  return Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
};
const textOf = (bytes: number): Promise<Buffer> => Promise.resolve(Buffer.alloc(bytes, "navigation and droids "));

test.each([
  { field: "photo", edge: 5 * MEGABYTE, fileOf: photoOf },
  { field: "cv", edge: 10 * MEGABYTE, fileOf: textOf },
])(
  "a $field of $edge bytes is taken, and one of a byte more is not",
  { timeout: 60_000 },
  async ({ field, edge, fileOf }) => {
    const { owner, organisationId } = await makeOrganisation(t().kernel);
    const job = await t().kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
    const send = async (bytes: number): Promise<{ status: number; body: unknown }> => {
      const form = new FormData();
      form.set("first_name", "Leia");
      form.set("last_name", "Organa");
      form.set(field, new Blob([new Uint8Array(await fileOf(bytes))]), "file");
      const path = `/api/v3/companies/${organisationId}/projects/${job.id}/candidates/`;
      const headers = { Authorization: `Token ${owner.token}` };
      const answer = await fetch(new URL(path, t().url), { method: "POST", body: form, headers });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await send(edge)).toMatchObject({ status: 201, body: { [field]: expect.any(String) } });
    expect(await send(edge + 1)).toMatchObject({ status: 413, body: { [field]: [expect.any(String)] } });
  },
);
