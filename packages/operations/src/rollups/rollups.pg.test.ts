import { findRow, namedQuery } from "@hirelane/db";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { operations } from "../catalogue.ts";
import { foldRollups } from "./fold-rollups.job.ts";
import { foldAll, rebuildRollups } from "./roll-up.ts";

const { applications, candidates, jobs } = operations;
const t = useKernel();

const known = namedQuery<{ job_id: string; kind: string; bucket: string; amount: string }>(
  "select job_id, kind, bucket, amount from known_rollups($1) order by job_id, kind, bucket",
);
const unfolded = namedQuery<{ deltas: number }>("select count(*)::int as deltas from rollup_deltas");

test("what is counted with each write is what a recount finds, folded or not", async () => {
  const { kernel } = t();
  const { organisationId, owner } = await makeOrganisation(kernel);
  const read = <Row>(query: ReturnType<typeof namedQuery<Row>>, parameters: unknown[] = []) =>
    kernel.readAsSystem(organisationId, (sql) => sql.rows(query, parameters));
  const one = await kernel.run(jobs.create, { title: "Pilot" }, owner.call);
  const two = await kernel.run(jobs.create, { title: "Cook" }, owner.call);
  const named = { firstName: "Leia", lastName: "Organa", email: "leia@people.example" };
  const who = { ...named, city: "New  York", skills: ["Flying", "flying ", "Go"], jobId: one.id };
  const person = await kernel.run(candidates.create, who, owner.call);
  await kernel.run(applications.create, { jobId: two.id, candidateId: person.id }, owner.call);
  const before = await read(known, [organisationId]);
  expect(before).toContainEqual({ job_id: "0", kind: "applicant", bucket: "", amount: "1" });
  expect(before).toContainEqual({ job_id: "0", kind: "city", bucket: "newyork", amount: "1" });
  expect(before).toContainEqual({ job_id: "0", kind: "skill", bucket: "flying", amount: "1" });
  await foldRollups.run({ kernel, mail: { deliver: () => Promise.reject(new Error("No mail.")) } }, {});
  expect(await read(unfolded)).toEqual([{ deltas: 0 }]);
  expect(await read(known, [organisationId])).toEqual(before);
  expect(await rebuildRollups(kernel, organisationId, "test")).toBe(0);
  expect(await kernel.readAsSystem(organisationId, (sql) => findRow(sql, unfolded, []))).toEqual({ deltas: 0 });
  await kernel.run(jobs.delete, { id: one.id }, owner.call);
  expect(await rebuildRollups(kernel, organisationId, "test")).toBe(0);
  await kernel.run(jobs.restore, { id: one.id }, owner.call);
  await kernel.run(candidates.update, { id: person.id, city: "Alderaan", skills: ["go", "Law"] }, owner.call);
  expect(await rebuildRollups(kernel, organisationId, "test")).toBe(0);
});

test("what dashboards are read from goes with the organisation, and with the person", async () => {
  const { kernel, superuserUrl } = t();
  const administrator = new pg.Client({ connectionString: superuserUrl });
  await administrator.connect();
  onTestFinished(() => administrator.end());
  const { organisationId, owner } = await makeOrganisation(kernel);
  const { organisationId: another } = await makeOrganisation(kernel);
  const [one, two] = [
    await kernel.run(jobs.create, { title: "Pilot" }, owner.call),
    await kernel.run(jobs.create, { title: "Cook" }, owner.call),
  ];
  for (const name of ["leia", "luke"]) {
    const who = { firstName: name, lastName: "S", email: `${name}@people.example`, city: "Naboo", jobId: one.id };
    const { id: candidateId } = await kernel.run(candidates.create, who, owner.call);
    await kernel.run(applications.create, { jobId: two.id, candidateId }, owner.call);
  }
  await foldAll(kernel, organisationId, "test");
  const derived = async (): Promise<unknown> => {
    const { rows } = await administrator.query(
      `select (select count(*)::int from rollup_counters where organisation_id = $1) > 0 as counters,
         (select count(distinct candidate_id)::int from multiple_applicants where organisation_id = $1) as persons`,
      [organisationId],
    );
    return rows[0];
  };
  expect(await derived()).toEqual({ counters: true, persons: 2 });
  await administrator.query("delete from candidates where organisation_id = $1 and email like 'luke%'", [
    organisationId,
  ]);
  expect(await derived()).toEqual({ counters: true, persons: 1 });
  await administrator.query("delete from organisations where id = $1", [another]);
  expect(await derived()).toEqual({ counters: true, persons: 1 });
  await administrator.query("delete from organisations where id = $1", [organisationId]);
  expect(await derived()).toEqual({ counters: false, persons: 0 });
});
