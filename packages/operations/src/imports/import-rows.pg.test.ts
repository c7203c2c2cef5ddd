import { useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";
import { importScene, people, resultsOf } from "./import.fixture.ts";

const { imports, videoInterviews } = operations;
const t = useKernel();

describe("bad rows", () => {
  const good = { first_name: "Leia", last_name: "Organa", email: "leia@alderaan.example" };
  const bad: readonly (readonly [string, unknown, string])[] = [
    ["no name", { ...good, first_name: "" }, "firstName"],
    ["a bad email", { ...good, email: "leia@@alderaan" }, "email"],
    ["an empty email", { ...good, email: " " }, "email"],
    ["no email at all", { first_name: "Leia", last_name: "Organa" }, "email"],
    ["a deadline without zone", { ...good, deadline: "2099-11-11T23:59" }, "deadline"],
    ["a deadline in the past", { ...good, deadline: "2001-01-01T00:00Z" }, "deadline"],
    ["a deadline that is none", { ...good, deadline: "tomorrow" }, "deadline"],
    ["text that is not JSON as partner data", { ...good, partner_data: "{" }, "partnerData"],
    ["a list as partner data", { ...good, partner_data: "[1]" }, "partnerData"],
    ["NUL in a name", { ...good, first_name: "Le\u0000ia" }, "firstName"],
    ["half a character", { ...good, last_name: "\ud800" }, "lastName"],
    ["a name too long", { ...good, last_name: "x".repeat(101) }, "lastName"],
    ["a field too large", { ...good, address: "x".repeat(70_000) }, ""],
    ["a number as name", { ...good, first_name: 7 }, "firstName"],
    ["a field given twice", { ...good, firstName: "L", first_name: "L" }, "firstName"],
    ["a username with spaces", { ...good, username: "princess leia" }, "username"],
    ["no object", "Leia", ""],
    ["a list", [good], ""],
    ["nothing", null, ""],
  ];

  test("are invalid, each by the field that is wrong, and harm no other", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const rows = [...bad.map(([, row]) => row), good];
    const made = await kernel.run(imports.create, { jobId: scene.jobId, rows }, scene.call);
    expect(made.counts).toMatchObject({ total: bad.length + 1, created: 1, invalid: bad.length });
    const results = await resultsOf(t(), scene, made.id);
    const found = results.map(({ outcome, errors }) => (outcome === "invalid" ? errors[0]?.path : outcome));
    expect(found).toEqual([...bad.map(([, , path]) => path), "created"]);
  });

  test("unknown columns are ignored, and named", async () => {
    const { kernel } = t();
    const { jobId, call } = await importScene(t());
    const rows = [{ ...good, shoe_size: 38, "x\u0000": 1 }];
    const made = await kernel.run(imports.create, { jobId, rows }, call);
    expect(made).toMatchObject({ ignoredColumns: ["shoe_size", "x"], counts: { created: 1 } });
  });

  test("a row that could not be read is invalid with the reader's words", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { id } = await kernel.run(imports.begin, { jobId: scene.jobId }, scene.call);
    const rows = [{ rowNumber: 2, problem: "Line 3 is not JSON." }];
    await kernel.run(imports.addRows, { id, rows }, scene.call);
    await kernel.run(imports.start, { id }, scene.call);
    expect(await resultsOf(t(), scene, id)).toMatchObject([
      { row: 2, outcome: "invalid", errors: [{ path: "", message: "Line 3 is not JSON." }] },
    ]);
  });
});

describe("duplicates", () => {
  test("of an interview in the job, and of an earlier row, whatever the case; of which application", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId } = scene;
    const known = { firstName: "Han", lastName: "Solo", email: "han@falcon.example" };
    const first = await kernel.run(videoInterviews.create, { ...known, jobId }, call);
    const [luke] = people(1);
    const rows = [{ ...known, email: "HAN@falcon.example" }, luke, { ...luke, email: "PILOT1@rebels.example" }];
    const { id, counts } = await kernel.run(imports.create, { jobId, rows }, call);
    expect(counts).toMatchObject({ created: 1, duplicate: 2 });
    const [repeated, created, again] = await resultsOf(t(), scene, id);
    expect(repeated).toMatchObject({ outcome: "duplicate", applicationId: first.applicationId, sameAsRow: null });
    expect(again).toMatchObject({ outcome: "duplicate", sameAsRow: 2, applicationId: created?.applicationId });
  });

  test("an invalid row does not make a later one of the same email a duplicate", async () => {
    const { kernel } = t();
    const { jobId, call } = await importScene(t());
    await kernel.run(videoInterviews.create, { ...people(1, 99)[0], jobId, username: "rogue9" }, call);
    const [luke] = people(1);
    const wrongs = [{ lastName: "" }, { deadline: "2001-01-01T00:00Z" }, { username: "Rogue9" }];
    const rows = [...wrongs.map((wrong) => ({ ...luke, ...wrong })), luke];
    const { counts } = await kernel.run(imports.create, { jobId, rows }, call);
    expect(counts).toMatchObject({ invalid: 3, created: 1 });
  });

  test("a known person is reused as they are, and an application without interview gets one", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId } = scene;
    const person = { firstName: "Old", lastName: "Ben", email: "ben@tatooine.example" };
    const candidate = await kernel.run(operations.candidates.create, { ...person, jobId }, call);
    const { id } = await kernel.run(imports.create, { jobId, rows: [{ ...person, firstName: "Obi-Wan" }] }, call);
    const [result] = await resultsOf(t(), scene, id);
    expect(result).toMatchObject({ outcome: "created", candidateId: candidate.id });
    const view = await kernel.run(videoInterviews.get, { id: result?.videoInterviewId }, call);
    expect(view.firstName).toBe("Obi-Wan");
    expect((await kernel.run(operations.candidates.get, { id: candidate.id }, call)).firstName).toBe("Old");
    const { items } = await kernel.run(operations.applications.list, { filters: { candidateId: candidate.id } }, call);
    expect(items.map((each) => each.id)).toEqual([result?.applicationId]);
  });

  test("a username that is taken, by somebody or by an earlier row, is invalid; others are drawn apart", async () => {
    const { kernel } = t();
    const scene = await importScene(t());
    const { call, jobId } = scene;
    const [a, b, c] = people(3);
    await kernel.run(videoInterviews.create, { ...people(1, 99)[0], jobId, username: "rogue1" }, call);
    const rows = [
      { ...a, username: "ROGUE1" },
      { ...b, username: "rogue2" },
      { ...c, username: "Rogue2" },
    ];
    const { id } = await kernel.run(imports.create, { jobId, rows: [...rows, ...people(50, 10)] }, call);
    const results = await resultsOf(t(), scene, id);
    expect(results.slice(0, 3)).toMatchObject([
      { outcome: "invalid", errors: [{ path: "username" }] },
      { outcome: "created" },
      { outcome: "invalid", errors: [{ path: "username" }] },
    ]);
    expect(results.filter(({ outcome }) => outcome === "created")).toHaveLength(51);
  });
});
