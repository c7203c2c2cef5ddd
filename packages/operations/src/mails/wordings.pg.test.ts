import { CandidateMailTemplate, Language } from "@hirelane/domain";
import { makeOrganisation, useKernel } from "@hirelane/testing";
import { describe, expect, test } from "vitest";
import { operations } from "../catalogue.ts";

const { mails, organisations } = operations;
const t = useKernel();

const reminder = { template: "videoInterviewReminder", language: "de" } as const;
const wording = { subject: "Hallo {{firstName}}", opening: "{{job}} bei {{organisation}}", closing: "Bis bald" };

test("every mail to candidates has texts in every language, Hirelane's own at first", async () => {
  const { kernel } = t();
  const { admin } = await makeOrganisation(kernel);
  const { items } = await kernel.run(mails.listWordings, undefined, admin.call);
  expect(items).toHaveLength(CandidateMailTemplate.options.length * Language.options.length);
  for (const item of items) expect(item).toMatchObject({ isDefault: true, version: null });
  const german = items.find((item) => item.template === "videoInterviewInvitation" && item.language === "de");
  expect(german?.wording.opening).toContain("{{organisation}} lädt Sie zu einem Videointerview");
  expect(german?.placeholders).toContain("deadline");
});

describe("a wording", () => {
  test("is set, changed and reset, for its organisation, template and language alone", async () => {
    const { kernel } = t();
    const [{ owner }, abroad] = [await makeOrganisation(kernel), await makeOrganisation(kernel)];
    const set = await kernel.run(mails.setWording, { ...reminder, wording }, owner.call);
    expect(set).toMatchObject({ ...reminder, isDefault: false, wording, version: 1 });
    const changed = { ...wording, closing: "Ihr {{organisation}}" };
    const again = await kernel.run(mails.setWording, { ...reminder, wording: changed, expectedVersion: 1 }, owner.call);
    expect(again).toMatchObject({ wording: changed, version: 2 });
    const ours = await kernel.run(mails.listWordings, undefined, owner.call);
    expect(ours.items.filter((item) => !item.isDefault)).toMatchObject([{ ...reminder, wording: changed }]);
    const theirs = await kernel.run(mails.listWordings, undefined, abroad.owner.call);
    expect(theirs.items.filter((item) => !item.isDefault)).toEqual([]);
    const reset = await kernel.run(mails.resetWording, reminder, owner.call);
    expect(reset).toMatchObject({ isDefault: true, version: null });
    expect(await kernel.run(mails.resetWording, reminder, owner.call)).toEqual(reset);
  });

  test("that was changed or reset meanwhile is not overwritten", async () => {
    const { kernel } = t();
    const { owner, admin } = await makeOrganisation(kernel);
    const input = { ...reminder, wording };
    const conflict = { code: "version_conflict" };
    await expect(kernel.run(mails.setWording, { ...input, expectedVersion: 1 }, owner.call)).rejects.toMatchObject(
      conflict,
    );
    await kernel.run(mails.setWording, input, owner.call);
    await kernel.run(mails.setWording, input, admin.call);
    await expect(kernel.run(mails.setWording, { ...input, expectedVersion: 1 }, owner.call)).rejects.toMatchObject(
      conflict,
    );
  });

  test("that ten people set at once is set ten times", async () => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const input = { ...reminder, wording };
    const set = await Promise.all(Array.from({ length: 10 }, () => kernel.run(mails.setWording, input, owner.call)));
    expect(set.map(({ version }) => version).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  test("with an unknown placeholder is refused, and so is its preview; the field is named", async () => {
    const { kernel } = t();
    const { owner } = await makeOrganisation(kernel);
    const input = { ...reminder, wording: { ...wording, opening: "You get {{salary}}." } };
    const refusal = {
      code: "invalid_input",
      fields: [{ path: "wording.opening", message: expect.stringContaining('Unknown placeholder "{{salary}}"') }],
    };
    await expect(kernel.run(mails.setWording, input, owner.call)).rejects.toMatchObject(refusal);
    await expect(kernel.run(mails.previewMail, input, owner.call)).rejects.toMatchObject(refusal);
  });
});

describe("a preview", () => {
  test("shows the texts in force or those given, in the organisation's language, zone and name, and saves nothing", async () => {
    const { kernel, clock } = t();
    const { owner } = await makeOrganisation(kernel);
    const name = "<b>Acme</b> & Co";
    const settings = { name, language: "de", timeZone: "America/New_York", interviewPeriodDays: 7 } as const;
    await kernel.run(organisations.update, settings, owner.call);
    const { template } = reminder;
    const standard = await kernel.run(mails.previewMail, { template }, owner.call);
    expect(standard.subject).toMatch(/^Erinnerung an Ihr Videointerview/);
    expect(standard.text).toContain("(Nordamerikanische Ostküsten");
    expect(standard.text).toContain(String(new Date(clock.now().getTime() + 7 * 86_400_000).getUTCFullYear()));
    expect(standard.text).toContain(":\nhttp://hirelane.example/interview/preview\n");
    expect(standard.html).toContain("&lt;b&gt;Acme&lt;/b&gt; &amp; Co");
    expect(standard.html).not.toContain("<b>");
    const english = await kernel.run(mails.previewMail, { template, language: "en" }, owner.call);
    expect(english.subject).toMatch(/^A reminder of your video interview/);
    const tried = await kernel.run(mails.previewMail, { template, wording }, owner.call);
    expect(tried).toMatchObject({
      subject: "Hallo Alex",
      text: expect.stringContaining(`\n\nLeitung Vertrieb bei ${name}\n\n`),
    });
    expect(await kernel.run(mails.previewMail, { template }, owner.call)).toEqual(standard);
    await kernel.run(mails.setWording, { ...reminder, wording }, owner.call);
    expect(await kernel.run(mails.previewMail, { template }, owner.call)).toEqual(tried);
  });
});
