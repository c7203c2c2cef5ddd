import { readdir } from "node:fs/promises";
import { findRow, namedQuery, openJobQueue } from "@hirelane/db";
import { makeOrganisation, makeUploadedFile, type TestOrganisation, useKernel } from "@hirelane/testing";
import { beforeEach, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { Kernel } from "../kernel/kernel.ts";
import { keepFile } from "./keep-file.ts";
import { openFile } from "./open-file.ts";
import { removeOrphans } from "./remove-orphans.ts";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const t = useKernel();
const { jobs, videoInterviews } = operations;
let home: TestOrganisation;
let interviewId: number;

beforeEach(async () => {
  home = await makeOrganisation(t().kernel);
  const { call } = home.owner;
  const job = await t().kernel.run(jobs.create, { title: "Pilot" }, call);
  const interview = await t().kernel.run(
    videoInterviews.create,
    { jobId: job.id, firstName: "L", lastName: "S" },
    call,
  );
  interviewId = interview.id;
});

const update = (fields: object) =>
  t().kernel.run(videoInterviews.update, { id: interviewId, ...fields }, home.owner.call);
const uploaded = (kind: "photo" | "cv" = "photo") => makeUploadedFile({ kernel: t().kernel, user: home.owner, kind });
const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);
const open = (url: string) => openFile(t().kernel, tokenOf(url), { requestId: "test-request", address: "" });
const keepHouse = () => removeOrphans(t().kernel, home.organisationId, "keepHouse");

/** Files that the database knows of, and those whose bytes are kept. */
async function census() {
  const count = namedQuery<{ files: number }>("select count(*)::int as files from files");
  const known = await t().kernel.readAsSystem(home.organisationId, (sql) => findRow(sql, count, []));
  return known?.files ?? 0;
}
const kept = async () =>
  (await readdir(t().storageFolder, { recursive: true }).catch(() => [])).filter((name) => name.includes("/")).length;

test("a replaced file is out of reach at once, and its bytes are gone a day after it was uploaded", async () => {
  const before = await kept();
  const first = await update({ photo: await uploaded(), cv: await uploaded("cv") });
  const second = await update({ photo: await uploaded() });
  expect(second.version).toBeGreaterThan(first.version);
  expect(second.cv).toEqual(first.cv);
  await expect(open(first.photo?.url ?? "")).rejects.toMatchObject({ code: "not_found" });
  await keepHouse();
  expect([await census(), (await kept()) - before]).toEqual([3, 3]);
  t().clock.advance(DAY + HOUR);
  await keepHouse();
  expect([await census(), (await kept()) - before]).toEqual([2, 2]);
  t().clock.advance(-DAY - HOUR);
  const read = await (await open(second.photo?.url ?? "")).read();
  expect(await new Response(read).text()).toBe("pixels");
});

test("the files of a deleted interview are orphans", async () => {
  const { photo } = await update({ photo: await uploaded() });
  await t().kernel.run(videoInterviews.delete, { id: interviewId }, home.owner.call);
  await expect(open(photo?.url ?? "")).rejects.toMatchObject({ code: "not_found" });
  t().clock.advance(DAY + HOUR);
  await keepHouse();
  t().clock.advance(-DAY - HOUR);
  expect(await census()).toBe(0);
});

test("an upload that waited too long cannot be attached, and one whose bytes cannot be removed keeps no other", async () => {
  const [stuck, other] = [await uploaded(), await uploaded()];
  t().clock.advance(DAY + HOUR);
  const { database, ports } = t();
  let removals = 0;
  const storage = {
    ...ports.storage,
    async remove(key: string) {
      removals += 1;
      if (removals === 1) throw new Error("The disk says no.");
      await ports.storage.remove(key);
    },
  };
  const queue = await openJobQueue(database, () => undefined);
  const failing = new Kernel({ database, jobs: queue, ports: { ...ports, storage } });
  await expect(removeOrphans(failing, home.organisationId, "keepHouse")).rejects.toThrow("The disk says no.");
  await queue.stop();
  expect(await census()).toBe(1);
  await expect(update({ photo: stuck })).rejects.toMatchObject({ fields: [{ path: "photo" }] });
  await expect(update({ photo: other })).rejects.toMatchObject({ code: "not_found" });
  await keepHouse();
  t().clock.advance(-DAY - HOUR);
  expect(await census()).toBe(0);
});

test("bytes that break off are never attached, and housekeeping removes what is noted of them", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    throw new Error("gone");
  }
  const file = { kind: "photo", contentType: "image/png", sizeBytes: 20, sha256: "", bytes: broken } as const;
  await expect(keepFile(t().kernel, file, home.owner.call)).rejects.toMatchObject({ code: "unavailable" });
  expect(await census()).toBe(1);
  const find = namedQuery<{ id: string }>("select id from files");
  const row = await t().kernel.readAsSystem(home.organisationId, (sql) => findRow(sql, find, []));
  await expect(update({ photo: Number(row?.id) })).rejects.toMatchObject({ fields: [{ path: "photo" }] });
  t().clock.advance(DAY + HOUR);
  await keepHouse();
  t().clock.advance(-DAY - HOUR);
  expect(await census()).toBe(0);
});

test("of two who attach one file at once, one does", async () => {
  const photo = await uploaded();
  const { jobId } = await update({});
  const person = { jobId, firstName: "H", lastName: "S", photo };
  const attempts = await Promise.allSettled(
    [1, 2, 3].map(() => t().kernel.run(videoInterviews.create, person, home.owner.call)),
  );
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
});

test("what is attached and taken away is in the log, by ids and kinds", async () => {
  const photo = await uploaded();
  await update({ photo });
  await update({ photo });
  await update({ photo: null });
  await update({ photo: null });
  const { items } = await t().kernel.run(
    operations.events.list,
    { filters: { videoInterviewId: interviewId } },
    home.owner.call,
  );
  const about = items.toReversed().filter(({ type }) => type.startsWith("videoInterview.file"));
  expect(about).toMatchObject([
    { type: "videoInterview.fileAttached", reasonCode: "photo", relatedId: photo },
    { type: "videoInterview.fileRemoved", reasonCode: "photo", relatedId: photo },
  ]);
});

test("a list shows the addresses of its files in a fixed number of statements", async () => {
  await update({ photo: await uploaded(), cv: await uploaded("cv") });
  const page = await t().kernel.run(videoInterviews.list, {}, home.owner.call);
  const [shown] = page.items;
  expect(shown).toMatchObject({ photo: { contentType: "image/png" }, cv: { contentType: "application/pdf" } });
  expect((await open(shown?.cv?.url ?? "")).kind).toBe("cv");
});
