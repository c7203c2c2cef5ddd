import { TEST_SECRET, useDatabase } from "@hirelane/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { hirelane, makePlace } from "../launcher.fixture.ts";

const t = useDatabase();
const Founded = z.object({ organisationId: z.number(), ownerId: z.number(), passwordLink: z.string() });
const command = ["organisations", "create", "--name", "Rebel Alliance", "--owner-email", "leia@alderaan.example"];

test("an organisation is created in the database of DATABASE_URL", async () => {
  const environment = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, PUBLIC_URL: "https://hire.example/" };
  const text = hirelane([...command, "--time-zone", "Europe/Berlin", "--language", "de"], environment);
  expect(await text.ended).toBe(0);
  expect(text.output()).toContain("Created the organisation Rebel Alliance (id ");
  expect(text.output()).toMatch(/https:\/\/hire\.example\/password\/[0-9a-f]{40}\n/);
  const json = hirelane([...command, "--json"], environment);
  expect(await json.ended).toBe(0);
  const founded = Founded.parse(JSON.parse(json.output()));
  const { rows } = await t().database.pool.query("select * from resolve_login('leia@alderaan.example', $1)", [
    String(founded.organisationId),
  ]);
  expect(rows).toMatchObject([{ user_id: String(founded.ownerId) }]);
});

test(
  "an organisation is created in the embedded database that runs, and its owner can sign in",
  { timeout: 60_000 },
  async () => {
    const place = await makePlace();
    const before = hirelane([...command], place);
    expect(await before.ended).toBe(1);
    expect(before.output()).toContain("no Hirelane is running");
    const launcher = hirelane(["start", "--no-demo"], place);
    await launcher.ready();
    const created = hirelane([...command, "--json"], place);
    expect(await created.ended).toBe(0);
    const { passwordLink } = Founded.parse(JSON.parse(created.output()));
    expect(passwordLink).toContain(`http://localhost:${place.PORT}/password/`);
    const answer = await fetch(`${launcher.url}/trpc/auth.setPassword`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: { key: passwordLink.split("/").at(-1), password: "help me obi-wan" } }),
    });
    expect(answer.status).toBe(200);
  },
);

test.each([
  [["--name", "X"], "--owner-email"],
  [["--name", "X", "--owner-email", "nobody"], "--owner-email: Enter a valid email address."],
  [
    ["--name", " ", "--owner-email", "a@b.example", "--time-zone", "Mars/Olympus"],
    "--time-zone: Not a known IANA time zone.",
  ],
  [["--name", "X", "--owner-email", "a@b.example", "--owner", "Y"], "Unknown option: --owner"],
])("%j is refused with the option's name", async (options, message) => {
  const run = hirelane(["organisations", "create", ...options], {
    DATABASE_URL: t().url,
    HIRELANE_SECRET: TEST_SECRET,
  });
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(message);
});
