import { type Database, openDatabase, openJobQueue, openReplica, type Replica } from "@hirelane/db";
import {
  type Cluster,
  type ClusterPlace,
  copyCluster,
  createTestPorts,
  makeClusterPlace,
  makeOrganisation,
  startCopy,
  startPrimary,
  type TestOrganisation,
  until,
} from "@hirelane/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { operations } from "../catalogue.ts";
import { Kernel } from "./kernel.ts";

const { jobs, users } = operations;
const options = { poolSize: 2, statementTimeout: 10_000 };
let place: ClusterPlace;
let primary: Cluster;

beforeAll(async () => {
  place = await makeClusterPlace();
  primary = await startPrimary(place);
}, 120_000);

afterAll(async () => {
  await primary.stop();
  await place.remove();
});

async function openKernel(url: string, replica: Replica | null = null): Promise<Kernel> {
  const database: Database = await openDatabase({ ...options, url, onConnectionError: () => undefined });
  const queue = await openJobQueue(database, () => undefined);
  onTestFinished(async () => {
    await queue.stop();
    await database.close();
  });
  return new Kernel({ database, jobs: queue, ports: createTestPorts().ports, replica });
}

function openReplicaAt(url: string): { replica: Replica; told: string[] } {
  const told: string[] = [];
  const replica = openReplica({ ...options, url, onConnectionError: (message) => told.push(message) });
  onTestFinished(() => replica.close());
  return { replica, told };
}

const titles = async (kernel: Kernel, { owner }: TestOrganisation, mayBeStale: boolean): Promise<string[]> =>
  (await kernel.run(jobs.list, {}, { ...owner.call, mayBeStale })).items.map(({ title }) => title);

test(
  "a standby answers what may be stale and nothing else, and is left out while it is away",
  { timeout: 90_000 },
  async () => {
    const connection = `primary_conninfo = '${primary.superuserUrl.replace(/\/[^/]*$/, "")}'`;
    const standby = await startCopy(await copyCluster(primary, place), "standby", connection);
    onTestFinished(() => standby.stop());
    const { replica, told } = openReplicaAt(standby.url);
    const kernel = await openKernel(primary.url, replica);
    const home = await makeOrganisation(kernel);
    await kernel.run(jobs.create, { title: "Pilot" }, home.owner.call);
    await until(async () => (await titles(kernel, home, true)).includes("Pilot"));

    await standby.sql("select pg_wal_replay_pause()");
    await until(
      async () => (await standby.sql("select pg_get_wal_replay_pause_state() as is"))[0]?.["is"] === "paused",
    );
    await kernel.run(jobs.create, { title: "Navigator" }, home.owner.call);
    expect(await titles(kernel, home, true)).toEqual(["Pilot"]);
    expect((await titles(kernel, home, false)).toSorted()).toEqual(["Navigator", "Pilot"]);
    await kernel.run(users.deactivate, { id: home.recruiter.userId }, home.owner.call);
    const shutOut = { ...home.recruiter.call, mayBeStale: true };
    await expect(kernel.run(jobs.list, {}, shutOut)).rejects.toMatchObject({ code: "unauthenticated" });
    await standby.sql("select pg_wal_replay_resume()");
    await until(async () => (await titles(kernel, home, true)).includes("Navigator"));

    await standby.stop();
    expect((await titles(kernel, home, true)).toSorted()).toEqual(["Navigator", "Pilot"]);
    expect(await titles(kernel, home, true)).toHaveLength(2);
    expect(told.join("\n")).toContain("The replica is left out for some seconds");
  },
);

test.each([
  ["a superuser's", () => primary.superuserUrl],
  ["the owner's", () => primary.ownerUrl],
])("a replica at %s address is not read from, whoever looked before", async (_whose, url) => {
  const { replica, told } = openReplicaAt(url());
  const kernel = await openKernel(primary.url, replica);
  const home = await makeOrganisation(kernel);
  const other = await makeOrganisation(kernel);
  await kernel.run(jobs.create, { title: "Theirs" }, other.owner.call);
  expect(await titles(kernel, home, true)).toEqual([]);
  expect(told[0]).toMatch(/the role of DATABASE_REPLICA_URL (is a superuser|owns the tables)/);
});

test.each(["postgresql://hirelane:wrong@", "postgresql://hirelane:application@localhost:1/"])(
  "a replica that lets nobody in is left out: %s",
  async (address) => {
    const { host } = new URL(primary.url);
    const { replica } = openReplicaAt(address.endsWith("@") ? `${address}${host}/hirelane_template` : address);
    const kernel = await openKernel(primary.url, replica);
    const home = await makeOrganisation(kernel);
    expect(await titles(kernel, home, true)).toEqual([]);
  },
);

test("a cluster goes back to a moment from a copy and the archived WAL", { timeout: 90_000 }, async () => {
  const kernel = await openKernel(primary.url);
  const copy = await copyCluster(primary, place);
  const home = await makeOrganisation(kernel);
  await kernel.run(jobs.create, { title: "Kept" }, home.owner.call);
  const [{ moment } = { moment: "" }] = await primary.sql<{ moment: string }>(
    "select clock_timestamp()::text as moment",
  );
  await kernel.run(jobs.create, { title: "Too late" }, home.owner.call);
  await primary.sql("delete from pgboss.job");
  const [{ file } = { file: "" }] = await primary.sql<{ file: string }>(
    "select pg_walfile_name(pg_switch_wal()) as file",
  );
  await until(async () => {
    const [row] = await primary.sql<{ last: string | null }>("select last_archived_wal as last from pg_stat_archiver");
    return (row?.last ?? "") >= file;
  });
  const recovery = [
    `restore_command = 'cp ${place.wal}/%f %p'`,
    `recovery_target_time = '${moment}'`,
    "recovery_target_action = 'promote'",
  ];
  const restored = await startCopy(copy, "recovery", recovery.join("\n"));
  onTestFinished(() => restored.stop());
  await until(async () => (await restored.sql("select pg_is_in_recovery() as is"))[0]?.["is"] === false);
  const after = await openKernel(restored.url);
  const principal = await after.authenticate({ kind: "token", key: home.owner.token });
  expect(principal).toMatchObject({ organisationId: home.organisationId });
  expect(await titles(after, home, false)).toEqual(["Kept"]);
  expect((await restored.sql("select from pgboss.job where name = 'deliverMail'")).length).toBeGreaterThan(0);
  await after.run(jobs.create, { title: "Goes on" }, home.owner.call);
  expect(await titles(after, home, false)).toHaveLength(2);
});
