import { makeOrganisation, TEST_SECRET, useKernel } from "@hirelane/testing";
import { expect, test, vi } from "vitest";
import { hirelane } from "../launcher.fixture.ts";

const t = useKernel();
vi.setConfig({ testTimeout: 90_000 });

async function rebuild(...args: string[]): Promise<{ code: number | null; text: string }> {
  const command = hirelane(["rollups", "rebuild", ...args], { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET });
  return { code: await command.ended, text: command.output() };
}

test("the rollups of all organisations are counted anew, of the one that is named, or of none that is not there", async () => {
  const made = [await makeOrganisation(t().kernel), await makeOrganisation(t().kernel)];
  const [first, second] = made.map(({ organisationId }) => organisationId);
  const all = await rebuild("--json");
  const rebuilt = (organisationId: unknown) => ({ organisationId, slug: expect.any(String), drift: 0 });
  expect(JSON.parse(all.text)).toEqual({ organisations: [rebuilt(first), rebuilt(second)] });
  const [, named] = JSON.parse(all.text).organisations;
  const one = await rebuild("--organisation", named.slug, "--json");
  expect(JSON.parse(one.text)).toEqual({ organisations: [named] });
  const nobody = await rebuild("--organisation", "nobody");
  expect(nobody).toEqual({ code: 1, text: "There is no organisation nobody.\n" });
});
