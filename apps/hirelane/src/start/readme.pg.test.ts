import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { until } from "@hirelane/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { hirelane, makePlace } from "../launcher.fixture.ts";
import {
  compile,
  execute,
  findCurl,
  installClient,
  makeFolder,
  runInShell,
  shownInReadme,
  standInForCurl,
} from "./readme.fixture.ts";

const ADDRESS = "http://localhost:3000";

const Statuses = z.object({
  results: z.array(z.object({ stage_name: z.string(), status: z.string() })),
});

/** How far the applications are for jobs of the title that README.md takes. */
async function pilots(url: string, token: string) {
  const response = await fetch(`${url}/api/v1/job-statuses/?job__title=Pilot`, {
    headers: { authorization: `Token ${token}` },
  });
  return Statuses.parse(await response.json()).results.map(({ stage_name, status }) => `${stage_name}: ${status}`);
}

test("the README is of one screen, and its stories are as short as it is said", async () => {
  const text = await readFile(join(import.meta.dirname, "../../../../README.md"), "utf8");
  expect(text.split("\n").length).toBeLessThanOrEqual(80);
  const [story = "", ...others] = await shownInReadme("ts");
  expect(others).toEqual([]);
  expect(story.trim().split("\n")).toHaveLength(10);
  const [commands = "", rest = ""] = await shownInReadme("sh");
  expect(commands.match(/^npm \w+/gm)).toEqual(["npm start", "npm test"]);
  expect(rest.match(/\bcurl /g)).toHaveLength(5);
});

test("what the README shows leads from a job to a hire, as it stands there", { timeout: 180_000 }, async () => {
  const launcher = hirelane(["start"], { ...(await makePlace()), RATE_LIMIT_PER_MINUTE: "1000000" });
  const { url } = launcher;
  const folder = await makeFolder();
  await installClient(folder);
  await launcher.ready();
  const [, token = ""] = /owner .* token ([0-9a-f]{40})/.exec(launcher.output()) ?? [];

  const [story = ""] = await shownInReadme("ts");
  const told = story.replace(ADDRESS, url).replace("…", token);
  for (const name of ["story.ts", "story.mjs"]) await writeFile(join(folder, name), told);
  expect(await compile(folder, "story.ts")).toBe("");
  await execute(join(folder, "story.mjs"));
  expect(await pilots(url, token)).toEqual(["Video interview: Hired"]);
  await until(async () => (await (await fetch(`${url}/mailbox`)).text()).includes("leia@alderaan.example"));

  const [, lines = ""] = await shownInReadme("sh");
  const paths = [await findCurl(), await standInForCurl(folder)].filter((path) => path !== null);
  for (const PATH of paths) await runInShell(lines.replace(ADDRESS, url), { PATH, TOKEN: token });
  expect(await pilots(url, token)).toEqual(["Video interview: Hired", ...paths.map(() => "Video interview: Hired")]);
});
