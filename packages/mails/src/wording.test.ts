import {
  CandidateMailTemplate,
  InterviewMailTemplate,
  Language,
  MailWording,
  mailPlaceholders,
  placeholderProblem,
} from "@hirelane/domain";
import { describe, expect, test } from "vitest";
import { makeContent } from "./content.fixture.ts";
import { defaultWording } from "./default-wording.ts";
import type { CandidateMail } from "./mail-content.ts";
import { renderMail } from "./render-mail.ts";

const reminder: CandidateMail = {
  template: "videoInterviewReminder",
  language: "en",
  timeZone: "Europe/Berlin",
  organisationName: "Rebel Alliance",
  jobTitle: "Pilot",
  firstName: "Luke",
  lastName: "Skywalker",
  deadline: new Date("2099-11-11T22:59:00Z"),
  link: "https://hire.example/interview/0f3c?from=mail&lang=en",
  wording: null,
};

const own: MailWording = {
  subject: "{{firstName}}, {{organisation}} needs a {{job}}",
  opening: "Dear {{ firstName }} {{lastName}},\nthe fleet waits.\n\nUntil {{deadline}} ({{timeZone}}).",
  closing: "May it be with you\nLeia",
};

const inEveryLanguage = <Template>(templates: readonly Template[]) =>
  templates.flatMap((template) => Language.options.map((language) => ({ template, language })));

describe.each(inEveryLanguage(CandidateMailTemplate.options))("$template in $language", ({ template, language }) => {
  test("has a default wording that may be saved, and reads as the mail without one", async () => {
    const wording = defaultWording(template, language);
    expect(MailWording.parse(wording)).toEqual(wording);
    for (const text of Object.values(wording)) {
      expect(placeholderProblem(text, mailPlaceholders[template])).toBeNull();
    }
    const worded = await renderMail(makeContent(template, language, wording));
    expect(worded).toEqual(await renderMail(makeContent(template, language)));
  });

  test("fills in all of its placeholders", async () => {
    const text = mailPlaceholders[template].map((name) => `{{${name}}}`).join(" ");
    const mail = await renderMail(makeContent(template, language, { subject: text, opening: text, closing: text }));
    for (const part of [mail.subject, mail.text]) {
      expect(part).toContain("Luke Skywalker Rebel Alliance Pilot");
      expect(part).not.toContain("{{");
    }
  });
});

describe.each(inEveryLanguage(InterviewMailTemplate.options))("$template in $language", ({ template, language }) => {
  test("takes an organisation's wording, and keeps greeting, deadline, link and signature", async () => {
    const mail = await renderMail({ ...reminder, template, language, wording: own });
    expect(mail.subject).toBe("Luke, Rebel Alliance needs a Pilot");
    expect(mail.text).toContain("Dear Luke Skywalker,\nthe fleet waits.\n\nUntil ");
    expect(mail.text).toContain("GMT+1) (Europe/Berlin).\n");
    expect(mail.text).toContain("May it be with you\nLeia\nRebel Alliance\n");
    expect(mail.html).toContain("Dear Luke Skywalker,<br/>the fleet waits.");
    expect(mail.html).toContain("May it be with you<br/>Leia<br/>Rebel Alliance");
    expect(mail.text).toMatch(/^(Hello|Guten Tag) Luke Skywalker,\n/);
    const sentence = language === "en" ? "Please finish it by" : "Bitte schließen Sie es bis";
    expect(mail.text).toContain(`\n${sentence} `);
    expect(mail.html).toContain(`<strong>${sentence} `);
    expect(mail.text).toContain(`:\n${reminder.link}\n`);
    expect(mail.html.match(/href="https:\/\/hire\.example\/interview\/0f3c\?from=mail&amp;lang=en"/g)).toHaveLength(2);
  });
});

describe("hostile text", () => {
  const script = '<script>alert("1")</script>';
  const image = '"><img src=x onerror=alert(1)>';

  test("in a wording stays text", async () => {
    const wording = { subject: `S ${script}`, opening: `O ${script}\n\n${image}`, closing: `C ${image}` };
    const { html, text } = await renderMail({ ...reminder, wording });
    expect(html).not.toMatch(/<script|<img/);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain(`O ${script}`);
  });

  test("in names that fill placeholders stays text, on its line, and is not filled in again", async () => {
    const { subject, text, html } = await renderMail({
      ...reminder,
      wording: own,
      firstName: `{{job}}${script}`,
      lastName: "Sky\r\n\r\nBcc: all@victim.example",
      organisationName: `{{firstName}} ${image}\u2028\u202E`,
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(subject).toBe(`{{job}}${script}, {{firstName}} ${image} needs a Pilot`);
    expect(text).toContain(`Dear {{job}}${script} Sky Bcc: all@victim.example,\n`);
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test("has no control characters or direction overrides left, and its subject is one line", async () => {
    const wording = { subject: "a\r\nBcc: b\u2029c", opening: "a\u202Eb\u0007\r\rc\u2028d", closing: "x\n\n\ny\u0000" };
    const { subject, text } = await renderMail({ ...reminder, wording });
    expect(subject).toBe("a Bcc: b c");
    expect(text).toContain("\n\nab\n\nc\nd\n\n");
    expect(text).toContain("\n\nx\ny\nRebel Alliance\n");
  });
});
