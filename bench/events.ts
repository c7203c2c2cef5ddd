import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createHirelaneClient } from "@hirelane/client";
import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET, type TestUser } from "@hirelane/testing";
import { type Installation, withInstallation } from "./with-installation.ts";

const SUBSCRIBERS = 200;
const CHANGES = 200;
const CHANGES_PER_SECOND = 10;
const { jobs } = operations;

/** The API as a process of its own, as in production. */
async function startApi(databaseUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const main = fileURLToPath(new URL("../apps/api/src/main.ts", import.meta.url));
  const env = {
    PATH: process.env["PATH"] ?? "",
    DATABASE_URL: databaseUrl,
    HIRELANE_SECRET: TEST_SECRET,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "1000000",
  };
  const api = fork(main, [], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [ready] = await once(api, "message");
  return {
    url: `http://127.0.0.1:${ready.port}`,
    async stop() {
      api.kill("SIGTERM");
      await once(api, "exit");
    },
  };
}

/** Opens the subscriptions, and waits until each has its place in the feed. */
async function subscribeAll(url: string, users: readonly TestUser[], onEvent: (requestId: string) => void) {
  const started = Array.from({ length: SUBSCRIBERS }, (_, n) => {
    const client = createHirelaneClient({ url, token: users[n % users.length]?.token ?? "" });
    return new Promise<{ unsubscribe(): void }>((resolve, reject) => {
      const handle = client.events.subscribe.subscribe(
        {},
        {
          onData: ({ data }) => (data === null ? resolve(handle) : onEvent(data.requestId)),
          onError: reject,
        },
      );
    });
  });
  return Promise.all(started);
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1);
}

function print(title: string, latencies: readonly number[]): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(sorted, share));
  console.log(`  ${title}: p50 ${p50} ms   p95 ${p95} ms   p99 ${p99} ms   max ${quantile(sorted, 1)} ms`);
}

async function change({ kernel }: Installation, owner: TestUser, jobId: number, requestId: string) {
  const begun = performance.now();
  await kernel.run(jobs.update, { id: jobId, title: `Pilot ${requestId}` }, { ...owner.call, requestId });
  return { begun, committed: performance.now() };
}

/** How long after its commit a change is with all subscribers. */
await withInstallation(async (installation) => {
  const { owner, admin, recruiter } = await makeOrganisation(installation.kernel);
  const job = await installation.kernel.run(jobs.create, { title: "Pilot" }, recruiter.call);
  const api = await startApi(installation.url);
  const receipts = new Map<string, number[]>();
  const onEvent = (requestId: string): void => {
    receipts.set(requestId, [...(receipts.get(requestId) ?? []), performance.now()]);
  };
  const handles = await subscribeAll(api.url, [owner, admin, recruiter], onEvent);
  const changes = new Map<string, Awaited<ReturnType<typeof change>>>();
  for (let n = 0; n < CHANGES; n += 1) {
    changes.set(`change-${n}`, await change(installation, owner, job.id, `change-${n}`));
    await new Promise((resolve) => setTimeout(resolve, 1000 / CHANGES_PER_SECOND));
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const all = [...changes].flatMap(([id, { begun, committed }]) =>
    (receipts.get(id) ?? []).map((at) => ({ sinceBegun: at - begun, sinceCommit: Math.max(0, at - committed) })),
  );
  console.log(
    `${SUBSCRIBERS} subscribers over HTTP, ${CHANGES} changes at ${CHANGES_PER_SECOND}/s: ${all.length} of ${SUBSCRIBERS * CHANGES} received`,
  );
  print(
    "from commit to receipt",
    all.map(({ sinceCommit }) => sinceCommit),
  );
  print(
    "from the call to receipt",
    all.map(({ sinceBegun }) => sinceBegun),
  );
  for (const handle of handles) handle.unsubscribe();
  const stopping = performance.now();
  await api.stop();
  console.log(`  the API stopped in ${(performance.now() - stopping).toFixed(0)} ms`);
});
process.exit(0);
