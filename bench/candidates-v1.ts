import { isDeepStrictEqual } from "node:util";
import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET } from "@hirelane/testing";
import pg from "pg";
import { compare, type Contender } from "./compare.ts";
import { agent, fetchText, filling, type Running, start, stop } from "./servers.ts";
import { withInstallation } from "./with-installation.ts";

/** `node bench/candidates-v1.ts [candidates] [rounds] [milliseconds]`: 25 candidates over v1, beside a handler by hand, and deep pages. */
const CANDIDATES = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const MILLISECONDS = Number(process.argv[4] ?? 3000);
const LAST = Math.ceil(CANDIDATES / 25);

/** An answer without the addresses of the server that gave it. */
const bodyOf = async ({ url }: Running, path: string, token: string): Promise<unknown> =>
  JSON.parse((await fetchText(url + path, token)).replaceAll(/"http:\/\/[^/"]+/g, '"'));

const contender = (name: string, { url }: Running, path: string, token: string): Contender => ({
  name,
  once: () => fetchText(url + path, token),
});

await withInstallation(async (installation) => {
  const { owner, organisationId } = await makeOrganisation(installation.kernel);
  const { id: jobId } = await installation.kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
  const filler = new pg.Client({ connectionString: installation.superuserUrl });
  filler.on("error", (error) => console.error(error.message));
  await filler.connect();
  for (const statement of filling(organisationId, owner.userId, CANDIDATES)) await filler.query(statement);
  await filler.end();
  const ours = await start("../apps/api/src/main.ts", {
    DATABASE_URL: installation.url,
    HIRELANE_SECRET: TEST_SECRET,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "1000000",
  });
  const hand = await start("candidates-v1-by-hand.ts", { DATABASE_URL: installation.url });
  for (const list of ["/api/v1/candidates/", `/api/v1/filter/candidate/${jobId}/`]) {
    const [first, deep] = [`${list}?page_size=25`, `${list}?page_size=25&page=${LAST}`];
    for (const path of [first, deep]) {
      const [own, other] = [await bodyOf(ours, path, owner.token), await bodyOf(hand, path, owner.token)];
      if (!isDeepStrictEqual(own, other)) throw new Error(`${path}: not the same JSON.`);
    }
    const comparison = { rounds: ROUNDS, milliseconds: MILLISECONDS };
    for (const concurrency of [1, 8]) {
      const title = `${first} of ${CANDIDATES}`;
      const byHand = contender("by hand", hand, first, owner.token);
      await compare({ ...comparison, title, concurrency }, contender("v1", ours, first, owner.token), byHand);
    }
    const title = `${list}: page ${LAST} beside page 1`;
    const one = contender("page 1", ours, first, owner.token);
    await compare({ ...comparison, title, concurrency: 1 }, contender(`page ${LAST}`, ours, deep, owner.token), one);
  }
  agent.destroy();
  for (const running of [ours, hand]) await stop(running);
});
process.exit(0);
