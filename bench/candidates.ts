import { isDeepStrictEqual } from "node:util";
import { operations } from "@hirelane/operations";
import { makeOrganisation, TEST_SECRET } from "@hirelane/testing";
import pg from "pg";
import { compare, type Contender } from "./compare.ts";
import { agent, fetchText, filling, type Running, start, stop } from "./servers.ts";
import { withInstallation } from "./with-installation.ts";

/** `node bench/candidates.ts [candidates] [rounds] [milliseconds]`: a page of 25 candidates over HTTP, beside one written by hand. */
const CANDIDATES = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const MILLISECONDS = Number(process.argv[4] ?? 3000);

const pageUrl = (url: string, input: object): string =>
  `${url}/trpc/candidates.list?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;

const contender = (name: string, url: string, token: string): Contender => ({
  name,
  once: () => fetchText(pageUrl(url, {}), token),
});

/** The last page by the cursors of the pages before would take long to reach: this makes the cursor of a row near the end. */
const deepCursor = Buffer.from(JSON.stringify(["-id", "40", "40"])).toString("base64url");

async function comparePages({ url }: Running, token: string): Promise<void> {
  const [deep, first] = [pageUrl(url, { cursor: deepCursor }), pageUrl(url, {})];
  const comparison = { title: "the last page beside the first", rounds: ROUNDS, milliseconds: MILLISECONDS };
  await compare(
    { ...comparison, concurrency: 1 },
    { name: "last page", once: () => fetchText(deep, token) },
    { name: "first page", once: () => fetchText(first, token) },
  );
}

await withInstallation(async (installation) => {
  const { owner, organisationId } = await makeOrganisation(installation.kernel);
  await installation.kernel.run(operations.jobs.create, { title: "Pilot" }, owner.call);
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
  const guarded = await start("candidates-by-hand.ts", { DATABASE_URL: installation.url, POLICIES: "on" });
  const bare = await start("candidates-by-hand.ts", { DATABASE_URL: installation.superuserUrl, POLICIES: "off" });
  const operation = contender("candidates.list", ours.url, owner.token);
  const byHand = [
    { name: "by hand, as the application role", url: guarded.url },
    { name: "by hand, without policies", url: bare.url },
  ].map(({ name, url }) => contender(name, url, owner.token));
  const answer: unknown = JSON.parse(String(await operation.once()));
  for (const hand of byHand) {
    if (!isDeepStrictEqual(JSON.parse(String(await hand.once())), answer))
      throw new Error(`${hand.name}: not the same JSON.`);
  }
  for (const concurrency of [1, 8]) {
    const title = `25 of ${CANDIDATES} candidates with resume, score and jobs over HTTP`;
    const comparison = { title, rounds: ROUNDS, milliseconds: MILLISECONDS, concurrency };
    for (const hand of byHand) await compare(comparison, operation, hand);
  }
  await comparePages(ours, owner.token);
  agent.destroy();
  for (const running of [ours, guarded, bare]) await stop(running);
});
process.exit(0);
