import { createLogger, readConfig } from "@hirelane/runtime";
import { makeOrganisation, TEST_SECRET, until, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { startApi } from "./start-api.ts";

const t = useKernel();

test("an API with open streams stops within a second, and cuts them such that clients come again", async () => {
  const { owner } = await makeOrganisation(t().kernel);
  const env = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, HOST: "127.0.0.1", PORT: "0" };
  const api = await startApi(readConfig(env), createLogger({ level: "silent", process: "api" }));
  const url = `http://127.0.0.1:${api.port}/trpc/events.subscribe`;
  const headers = { Authorization: `Token ${owner.token}` };
  const texts = ["", "", ""];
  const streams = texts.map(async (_, index) => {
    const response = await fetch(url, { headers });
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) texts[index] += chunk;
  });
  await until(() => texts.every((text) => text.includes("id: ")));
  const stopping = performance.now();
  await api.stop();
  expect(performance.now() - stopping).toBeLessThan(1000);
  await Promise.all(streams);
  for (const text of texts) expect(text).not.toMatch(/event: (return|serialized-error)/);
});
