import { createLogger, readConfig } from "@hirelane/runtime";
import { freePort, makeInterviewUnderWay, makeOrganisation, TEST_SECRET, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { startApi } from "../start-api.ts";
import { aboutUpload, authorization, breakOff, createByHand, uploadByTus, webm } from "./media.fixture.ts";

const t = useKernel();

test("an upload continues after the API was restarted, and its media is whole", async () => {
  const { kernel, url: database, storageFolder } = t();
  const { owner } = await makeOrganisation(kernel);
  const questions = [{ kind: "video", prompt: "Tell us of a project." }];
  const interview = await makeInterviewUnderWay(kernel, owner, { questions });
  const [questionId = 0] = interview.questions;
  const headers = authorization(interview);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: database,
    HIRELANE_SECRET: TEST_SECRET,
    HOST: "127.0.0.1",
    PORT: port,
    PUBLIC_URL: url,
    STORAGE_URL: storageFolder,
  };
  const logger = createLogger({ level: "silent", process: "api" });
  const bytes = webm(1024 * 1024);

  const first = await startApi(readConfig(env), logger);
  const created = await createByHand(url, headers, { questionId, size: bytes.length });
  const address = created.headers.get("Location") ?? "";
  await breakOff(address, headers, bytes, 512 * 1024);
  await first.stop();

  const second = await startApi(readConfig(env), logger);
  try {
    const head = await aboutUpload("HEAD", address, headers);
    expect(Number(head.headers.get("Upload-Offset"))).toBeGreaterThan(0);
    await uploadByTus({ url, address }, headers, { questionId, bytes });
    const self = await fetch(`${url}/trpc/videoInterviews.getOwn`, { headers });
    const { result } = await self.json();
    const { media } = result.data.json.questions[0].answer;
    expect(media).toMatchObject({ contentType: "video/webm", sizeBytes: bytes.length });
    const played = await fetch(media.url);
    expect(Buffer.from(await played.arrayBuffer()).equals(bytes)).toBe(true);
  } finally {
    await second.stop();
  }
});
