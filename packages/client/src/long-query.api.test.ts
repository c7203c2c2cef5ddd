import { useApi } from "@hirelane/api/testing";
import { makeOrganisation } from "@hirelane/testing";
import { expect, test } from "vitest";
import { createHirelaneClient } from "./index.ts";

const t = useApi();

test.each(["word ", "Größe ", "長い言葉", "🎉"])("a query too long for an address arrives: %s", async (word) => {
  const { kernel, url } = t();
  const { owner } = await makeOrganisation(kernel);
  const client = createHirelaneClient({ url, token: owner.token });
  const opening = word.repeat(4000 / word.length).trim();
  const wording = { subject: "{{job}}", opening, closing: "Yours" };
  const preview = await client.mails.previewMail.query({ template: "videoInterviewReminder", language: "en", wording });
  expect(preview).toMatchObject({ subject: "Sales Manager", text: expect.stringContaining(opening) });
});
