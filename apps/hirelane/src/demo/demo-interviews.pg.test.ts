import { operations } from "@hirelane/operations";
import { useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { makeDemo } from "./make-demo.ts";

const { answers, videoInterviews } = operations;
const t = useKernel();

test("the demo has candidates who are through, one of them with a recording, and one who is under way", async () => {
  const { kernel } = t();
  const { tokens, jobIds } = await makeDemo(kernel);
  const principal = await kernel.authenticate({ kind: "token", key: tokens["recruiter"] });
  const call = { principal, requestId: "test", address: "" };
  const [jobId] = jobIds;
  const withStatus = async (status: string) =>
    (await kernel.run(videoInterviews.list, { filters: { jobId, status }, order: "id" }, call)).items;
  expect(await withStatus("interviewing")).toHaveLength(1);
  const through = await withStatus("interviewed");
  expect(through).toHaveLength(3);
  const { questions } = await kernel.run(answers.list, { videoInterviewId: through[0]?.id }, call);
  expect(questions.map(({ answer }) => answer?.text ?? answer?.choice ?? answer?.media?.contentType ?? null)).toEqual([
    expect.stringContaining("Because"),
    "In Berlin",
    "audio/wav",
    null,
  ]);
});
