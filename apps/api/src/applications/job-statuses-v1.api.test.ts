import { expect, test } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const { home, send, makeJob, makeCandidate } = useRecruiting(t);

/** What SPEC §7 says of a job status, where the sources show none. */
const example = {
  id: 1,
  candidate: 1,
  job: 1,
  stage_name: "Resume Screening",
  status: "Applied",
  updated_at: "2025-01-06T14:39:59.433143Z",
  update_by: null,
};

test("an application is made, changed, found and withdrawn", async () => {
  const { id: candidate } = await makeCandidate("Ann Status", await makeJob("Elsewhere"));
  const job = await makeJob("Status seeker", true);
  const created = await send("POST", "/job-statuses/", { candidate, job });
  expect(created.status, created.text).toBe(201);
  expect(differences(example, created.body)).toEqual([]);
  expect(created.body).toMatchObject({ candidate, job, stage_name: "First look", status: "Applied" });
  expect(await send("POST", "/job-statuses/", { candidate, job })).toMatchObject({ status: 409 });
  const path = `/job-statuses/${created.body.id}/`;
  const moved = await send("PATCH", path, { stage_name: "TRIAL day" });
  expect(moved.body).toMatchObject({ stage_name: "Trial day", status: "Shortlisted", update_by: home().owner.userId });
  expect((await send("PUT", path, { status: "On Hold!", stage_name: "First look" })).body).toMatchObject({
    stage_name: "First look",
    status: "On Hold",
  });
  expect(await send("PATCH", path, { stage_name: "Trial day" })).toMatchObject({ status: 400 });
  const back = await send("PATCH", path, { status: "under review", stage_name: "Trial day" });
  expect(back.body).toMatchObject({ stage_name: "Trial day", status: "Shortlisted" });
  expect((await send("PUT", path, { status: "Rejected" })).body).toMatchObject({ status: "Rejected" });
  expect((await send("PUT", path, { status: "Applied" })).body).toMatchObject({ status: "Shortlisted" });
  expect((await send("GET", path)).body).toMatchObject({ job, candidate });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect((await send("GET", path)).body).toMatchObject({ status: "Rejected" });
});

test("statuses are filtered and ordered", async () => {
  const job = await makeJob("Unheard of Title", true);
  const ids: number[] = [];
  for (const name of ["A A", "B B", "C C"]) ids.push((await makeCandidate(name, job)).id);
  const list = async (query: string) => {
    const { body } = await send("GET", `/job-statuses/?job__title=unheard OF title&${query}`);
    return body.results.map(({ candidate }: { candidate: number }) => ids.indexOf(candidate));
  };
  const { body: all } = await send("GET", `/job-statuses/?candidate__id=${ids[1]}`);
  await send("PATCH", `/job-statuses/${all.results[0].id}/`, { status: "Hired", stage_name: "Trial day" });
  expect(await list("o=id")).toEqual([0, 1, 2]);
  expect(await list("o=-updated_at")).toEqual([1, 2, 0]);
  expect(await list("ordering=-stage_name&page_size=1")).toEqual([1]);
  expect(await list("o=-status&page_size=1")).toEqual([1]);
  expect(await list("status=hired")).toEqual([1]);
  expect(await list(`candidate__id=${ids[2]}`)).toEqual([2]);
  expect(await list("updated_at=2001-01-01")).toEqual([]);
  expect(await list(`updated_at=${all.results[0].updated_at.slice(0, 10)},2999-01-01`)).toHaveLength(3);
});

test("bad input names the field", async () => {
  const job = await makeJob("No workflow here");
  const { id: candidate } = await makeCandidate("Ann Other", job);
  const { body } = await send("GET", `/job-statuses/?candidate__id=${candidate}`);
  const [{ id, stage_name }] = body.results;
  const path = `/job-statuses/${id}/`;
  expect(stage_name).toBe("Applied");
  expect(await send("PUT", path, body.results[0])).toMatchObject({ status: 200, body: { status: "Applied" } });
  for (const [change, name] of [
    [{ status: "Retired" }, "status"],
    [{ status: 7 }, "status"],
    [{ status: "Shortlisted" }, "status"],
    [{ stage_name: "Nowhere" }, "stage_name"],
    [{ stage_name: "" }, "stage_name"],
  ] as const) {
    const answer = await send("PATCH", path, change);
    expect([answer.status, Object.keys(answer.body)], JSON.stringify(change)).toEqual([400, [name]]);
  }
  for (const query of ["status=Assigned", "candidate__id=x", "updated_at=soon", "o=job"]) {
    const answer = await send("GET", `/job-statuses/?${query}`);
    expect([answer.status, Object.keys(answer.body)], query).toEqual([400, [query.split("=")[0]]]);
  }
  expect(await send("POST", "/job-statuses/", { candidate, job: 999_999 })).toMatchObject({ status: 404 });
  expect(await send("PATCH", "/job-statuses/999999/", {})).toMatchObject({ status: 404 });
  const wrong = await send("PATCH", "/job-statuses/", {});
  expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, POST"]);
});
