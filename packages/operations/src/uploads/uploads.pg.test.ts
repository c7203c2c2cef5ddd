import { makeInterviewUnderWay, makeOrganisation, useKernel } from "@hirelane/testing";
import { expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { keepHouse } from "../housekeeping/keep-house.job.ts";
import { giveUpUpload } from "./abandon-upload.ts";
import { beginUpload } from "./begin-upload.ts";
import { finishUpload } from "./finish-upload.ts";
import { removeDeadUploads } from "./remove-dead-uploads.ts";
import { resumeUpload } from "./resume-upload.ts";

const { answers, videoInterviews } = operations;
const t = useKernel();
const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const tell = { kind: "video", prompt: "Tell us of a project." } as const;
const contentType = "video/webm";

async function begin() {
  const { kernel } = t();
  const { owner } = await makeOrganisation(kernel);
  const interview = await makeInterviewUnderWay(kernel, owner, { questions: [tell, tell] });
  const { call, questions, id } = interview;
  const { organisationId } = owner.principal;
  const upload = async (questionId = questions[0]) => {
    const begun = await kernel.run(beginUpload, { questionId, sizeBytes: 3 }, call);
    await kernel.ports.storage.put(begun.storageKey, new Blob(["abc"]).stream());
    return begun;
  };
  const rows = async (text: string) => kernel.readAsSystem(organisationId, (sql) => sql.rows({ name: "", text }, []));
  const inactiveAt = async (): Promise<number> => {
    const found = await kernel.readAsSystem(organisationId, (sql) =>
      sql.rows<{ inactive_at: string }>({ name: "", text: "select inactive_at from video_interviews where id = $1" }, [
        id,
      ]),
    );
    return new Date(found[0]?.inactive_at ?? "").getTime();
  };
  return { kernel, owner, organisationId, upload, rows, inactiveAt, ...interview };
}

test("bytes that arrive put off the end by silence, at most once a minute", async () => {
  const { kernel, call, upload, inactiveAt } = await begin();
  const { clock } = t();
  const { uploadKey } = await upload();
  const first = await inactiveAt();
  clock.advance(30 * SECOND);
  await kernel.run(resumeUpload, { uploadKey }, call);
  expect(await inactiveAt()).toBe(first);
  clock.advance(40 * SECOND);
  await kernel.run(resumeUpload, { uploadKey }, call);
  expect((await inactiveAt()) - first).toBeGreaterThanOrEqual(70 * SECOND);
});

test("an upload is finished once, whoever asks again, and a second of the question is refused", async () => {
  const { kernel, call, upload, id, owner, questions } = await begin();
  const { uploadKey } = await upload();
  const attempts = Array.from({ length: 10 }, () => kernel.run(finishUpload, { uploadKey, contentType }, call));
  await Promise.all(attempts);
  const { questions: asked } = await kernel.run(answers.list, { videoInterviewId: id }, owner.call);
  expect(asked).toMatchObject([{ answer: { media: { contentType, sizeBytes: 3 } } }, { answer: null }]);
  const again = kernel.run(beginUpload, { questionId: questions[0], sizeBytes: 3 }, call);
  await expect(again).rejects.toMatchObject({ code: "refused", fields: [{ path: "questionId" }] });
  await expect(giveUpUpload(kernel, uploadKey, call)).rejects.toMatchObject({ code: "refused" });
});

test("housekeeping removes what nobody finishes: bytes and rows, after a day, and of a removed interview at once", async () => {
  const { kernel, owner, organisationId, upload, rows, id, questions, call } = await begin();
  const { clock, ports } = t();
  const { storageKey } = await upload();
  await removeDeadUploads(kernel, organisationId, "test");
  expect(await rows("select 1 from uploads")).toHaveLength(1);
  clock.advance(25 * HOUR);
  await removeDeadUploads(kernel, organisationId, "test");
  expect(await rows("select 1 from uploads")).toEqual([]);
  await expect(ports.storage.read(storageKey)).rejects.toThrow("ENOENT");

  const finished = await upload(questions[1]);
  await kernel.run(finishUpload, { uploadKey: finished.uploadKey, contentType }, call);
  const left = await upload();
  await kernel.run(videoInterviews.delete, { id }, owner.call);
  await removeDeadUploads(kernel, organisationId, "test");
  expect(await rows("select 1 from uploads where finished_at is null")).toEqual([]);
  await expect(ports.storage.read(left.storageKey)).rejects.toThrow("ENOENT");
  expect(await rows("select 1 from answers")).toEqual([]);
  expect(await rows("select 1 from files where video_interview_id is null")).toHaveLength(1);

  clock.advance(25 * HOUR);
  await keepHouse.run({ kernel, mail: { deliver: () => Promise.reject(new Error("No mail.")) } }, {});
  expect(await rows("select 1 from uploads union all select 1 from files")).toEqual([]);
  await expect(ports.storage.read(finished.storageKey)).rejects.toThrow("ENOENT");
});

test("what the storage does not remove stays for the next time, and keeps no other", async () => {
  const { kernel, organisationId, upload, rows, questions } = await begin();
  const { clock, ports } = t();
  const bad = await upload(questions[0]);
  const good = await upload(questions[1]);
  clock.advance(25 * HOUR);
  const { discardUpload } = ports.storage;
  const storage = {
    ...ports.storage,
    discardUpload: (key: string) => (key === bad.storageKey ? Promise.reject(new Error("No.")) : discardUpload(key)),
  };
  Object.assign(ports, { storage });
  await expect(removeDeadUploads(kernel, organisationId, "test")).rejects.toThrow("No.");
  expect(await rows("select upload_key from uploads")).toEqual([{ upload_key: bad.uploadKey }]);
  await expect(ports.storage.read(good.storageKey)).rejects.toThrow("ENOENT");
  Object.assign(ports, { storage: { ...storage, discardUpload } });
  await removeDeadUploads(kernel, organisationId, "test");
  expect(await rows("select 1 from uploads")).toEqual([]);
});
