import { expect, onTestFinished, test } from "vitest";
import { takeSnapshot } from "./database-snapshot.ts";
import { makeOrganisation } from "./make-organisation.ts";
import { useKernel } from "./test-kernel.ts";

const t = useKernel();

test("a snapshot notices what anybody wrote, rows and jobs, and puts it back", async () => {
  const { kernel, superuserUrl, database } = t();
  const { organisationId } = await makeOrganisation(kernel);
  const snapshot = await takeSnapshot(superuserUrl);
  onTestFinished(() => snapshot.forget());
  expect(await snapshot.isUntouched()).toBe(true);

  const rename = (name: string): Promise<unknown> =>
    kernel.runAsSystem(organisationId, "test", ({ sql }) =>
      sql.rows({ name: "rename", text: "update organisations set name = $1" }, [name]),
    );
  const nameOf = async (): Promise<unknown> =>
    kernel.readAsSystem(organisationId, (sql) =>
      sql.rows({ name: "name", text: "select name from organisations" }, []),
    );
  const before = await nameOf();
  await rename("Another");
  expect(await snapshot.isUntouched()).toBe(false);
  await snapshot.restore();
  expect([await snapshot.isUntouched(), await nameOf()]).toEqual([true, before]);

  await kernel.runAsSystem(null, "test", ({ em, jobs }) => jobs.send(em, "keepHouse", {}));
  expect(await snapshot.isUntouched()).toBe(false);
  await snapshot.restore();
  expect(await snapshot.isUntouched()).toBe(true);

  await database.pool.query("delete from pgboss.job where false");
  await kernel.runAsSystem(organisationId, "test", ({ sql }) =>
    sql.rows({ name: "nothing", text: "update organisations set name = name" }, []),
  );
  expect(await snapshot.isUntouched()).toBe(true);
});
