import { findRow, namedQuery, toId } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { applications, candidates, jobs } = operations;

const insertRun = namedQuery<{ id: string }>(
  `insert into rollup_runs (organisation_id, day, reason, drift, ran_at, duration_ms)
   values ($1, $2::timestamptz::date, 'rebuild', 0, $2, 1) returning id`,
);
const findUsage = namedQuery<{ id: string }>("select id from credit_usages where job_id = $1 order by id limit 1");

/** What the test of a job used, and a recount of everything. */
export async function makeRollupRows(kernel: Kernel, organisationId: number, jobId: number) {
  return kernel.runAsSystem(organisationId, "makeRollupRows", async ({ sql, now }) => {
    const usage = await findRow(sql, findUsage, [jobId]);
    const run = await findRow(sql, insertRun, [organisationId, now]);
    return { creditUsage: toId(usage?.id ?? ""), rollupRun: toId(run?.id ?? "") };
  });
}

const insertCounter = namedQuery<never>(
  `insert into rollup_counters (organisation_id, job_id, kind, bucket, label, amount)
   values ($1, 0, 'received', '1970-01-01', '', 1)`,
);
const insertDelta = namedQuery<never>(
  `insert into rollup_deltas (organisation_id, job_id, kinds, buckets, amounts)
   values ($1, 0, '{received}', '{1970-01-01}', '{-1}')`,
);

/** Makes somebody who applied for a job and for another, of their organisation's owner; and a counter that a delta takes back. */
export async function makeSeveralApplications(kernel: Kernel, owner: TestUser, jobId: number): Promise<void> {
  const { call, principal } = owner;
  const unique = kernel.ports.cryptography.randomHex(5);
  const person = { firstName: "Twyla", lastName: "Twice", email: `${unique}@applicants.example` };
  const { id: candidateId } = await kernel.run(candidates.create, { ...person, jobId }, call);
  const other = await kernel.run(jobs.create, { title: "Another job" }, { ...call, idempotencyKey: `other-${unique}` });
  await kernel.run(applications.create, { jobId: other.id, candidateId }, call);
  const { organisationId } = principal;
  await kernel.runAsSystem(organisationId, "makeSeveralApplications", async ({ sql }) => {
    await sql.rows(insertCounter, [organisationId]);
    await sql.rows(insertDelta, [organisationId]);
  });
}
