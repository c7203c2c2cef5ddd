import { useApi } from "@hirelane/api/testing";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient, isHirelaneError, uploadFile } from "./index.ts";

const t = useApi();

test("a CV is uploaded, attached, and fetched by the address in the view", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const options = { url: t().url, token: owner.token };
  const client = createHirelaneClient(options);
  const job = await client.jobs.create.mutate({ title: "Pilot" });
  const { id, contentType } = await uploadFile(options, "cv", new Blob(["Luke Skywalker, pilot"]));
  expect(contentType).toBe("text/plain; charset=utf-8");
  const luke = await client.videoInterviews.create.mutate({ jobId: job.id, firstName: "Luke", lastName: "S", cv: id });
  expect(luke).toMatchObject({ photo: null, cv: { contentType, sizeBytes: 21 } });
  const path = new URL(luke.cv?.url ?? "").pathname;
  expect(await (await fetch(new URL(path, t().url))).text()).toBe("Luke Skywalker, pilot");
  const without = await client.videoInterviews.update.mutate({ id: luke.id, cv: null });
  expect(without.cv).toBeNull();
});

test("what is no photo is refused in the words of every other call", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const failure = await uploadFile({ url: t().url, token: owner.token }, "photo", new Blob(["<svg/>"])).catch(
    (error: unknown) => error,
  );
  expect(isHirelaneError(failure) && failure.data).toMatchObject({ code: "invalid_input", fields: [{ path: "file" }] });
});
