import { namedQuery } from "@hirelane/db";
import { makeOrganisation, until, useKernel } from "@hirelane/testing";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";

const t = useKernel();
const ownBackend = namedQuery<{ pid: number }>("select pg_backend_pid() as pid");

test("a connection that is ended between two statements of a read fails it, and nothing else", async () => {
  const { kernel, superuserUrl, database } = t();
  const { organisationId } = await makeOrganisation(kernel);
  const administrator = new pg.Client({ connectionString: superuserUrl });
  await administrator.connect();
  onTestFinished(() => administrator.end());
  const lost = kernel.readAsSystem(organisationId, async (sql) => {
    const [backend] = await sql.rows(ownBackend, []);
    await administrator.query("select pg_terminate_backend($1)", [backend?.pid]);
    const there = "select from pg_stat_activity where pid = $1";
    await until(async () => (await administrator.query(there, [backend?.pid])).rowCount === 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql.rows(ownBackend, []);
  });
  await expect(lost).rejects.toMatchObject({ code: "unavailable" });
  expect(await kernel.readAsSystem(organisationId, (sql) => sql.rows(ownBackend, []))).toHaveLength(1);
  await until(() => database.pool.idleCount === database.pool.totalCount);
});
