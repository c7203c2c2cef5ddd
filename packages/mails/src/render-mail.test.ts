import { CandidateMailTemplate, Language, MailTemplate } from "@hirelane/domain";
import { describe, expect, test } from "vitest";
import { makeContent } from "./content.fixture.ts";
import type { CandidateMail } from "./mail-content.ts";
import { renderMail } from "./render-mail.ts";

const invitation: CandidateMail = {
  template: "videoInterviewInvitation",
  language: "en",
  timeZone: "Europe/Berlin",
  organisationName: "Rebel Alliance",
  jobTitle: "Pilot",
  firstName: "Luke",
  lastName: "Skywalker",
  deadline: new Date("2099-11-11T22:59:00Z"),
  wording: null,
  link: "https://hire.example/interview/0f3c?from=mail&lang=en",
};

const every = MailTemplate.options.flatMap((template) => Language.options.map((language) => ({ template, language })));

describe("every mail", () => {
  test.each(every)("$template in $language names who writes, to whom, until when and where to click", async (which) => {
    const content = makeContent(which.template, which.language);
    const mail = await renderMail(content);
    expect(mail.subject).toContain("Rebel Alliance");
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("Luke Skywalker");
      expect(body).toContain("Rebel Alliance");
      const time = which.template === "applicationRejected" ? [] : ["23:59", "GMT+1"];
      expect(time.filter((part) => !body.includes(part))).toEqual([]);
      expect(body).not.toMatch(/undefined|\[object|Invalid Date/);
    }
    expect(mail.html).toContain(`<html dir="ltr" lang="${which.language}">`);
    expect(mail.text.includes("https://")).toBe("link" in content);
    if (!("link" in content)) return;
    expect(mail.text).toContain(`:\n${invitation.link}\n`);
    expect(mail.html.match(/href="https:\/\/hire\.example\/interview\/0f3c\?from=mail&amp;lang=en"/g)).toHaveLength(2);
    expect(mail.html).toContain(">https://hire.example/interview/0f3c?from=mail&amp;lang=en</a>");
  });

  test("reads differently in each language", async () => {
    for (const template of MailTemplate.options) {
      const [english, german] = await Promise.all([
        renderMail(makeContent(template, "en")),
        renderMail(makeContent(template, "de")),
      ]);
      expect(english.subject).not.toBe(german.subject);
      expect(english.html).not.toContain(german.subject);
      expect(english.text).toMatch(/^Hello Luke Skywalker,/);
      expect(german.text).toMatch(/^Guten Tag Luke Skywalker,/);
    }
  });
});

test("the mails to candidates differ from each other, and name the job", async () => {
  for (const language of Language.options) {
    const mails = await Promise.all(
      CandidateMailTemplate.options.map((template) => renderMail(makeContent(template, language))),
    );
    expect(new Set(mails.map((mail) => mail.subject)).size).toBe(CandidateMailTemplate.options.length);
    for (const mail of mails) for (const part of [mail.subject, mail.text, mail.html]) expect(part).toContain("Pilot");
  }
});

describe("times", () => {
  const moments = [
    {
      timeZone: "Europe/Berlin",
      iso: "2099-11-11T22:59Z",
      words: "11 November 2099 at 23:59 (Central European Standard Time, GMT+1)",
    },
    {
      timeZone: "Europe/Berlin",
      iso: "2099-07-11T22:30Z",
      words: "12 July 2099 at 00:30 (Central European Summer Time, GMT+2)",
    },
    {
      timeZone: "America/New_York",
      iso: "2099-11-11T04:59Z",
      words: "10 November 2099 at 23:59 (Eastern Standard Time, GMT-5)",
    },
    { timeZone: "Asia/Kathmandu", iso: "2099-01-01T00:00Z", words: "1 January 2099 at 05:45 (Nepal Time, GMT+5:45)" },
  ];

  test.each(moments)("stand in the organisation's zone: $iso in $timeZone", async ({ timeZone, iso, words }) => {
    const mail = await renderMail({ ...invitation, timeZone, deadline: new Date(iso) });
    expect(mail.text.replaceAll("\u2212", "-")).toContain(words);
  });

  test("are written in German for a German mail", async () => {
    const mail = await renderMail({ ...invitation, language: "de" });
    expect(mail.text).toContain("Mittwoch, 11. November 2099 um 23:59 (Mitteleuropäische Normalzeit, GMT+1)");
  });

  test("of an unknown zone, or no time at all, are an error and not a wrong mail", async () => {
    await expect(renderMail({ ...invitation, timeZone: "Tatooine/Mos_Eisley" })).rejects.toThrow(RangeError);
    await expect(renderMail({ ...invitation, deadline: new Date("never") })).rejects.toThrow(RangeError);
  });
});

describe("hostile names", () => {
  const hostile: CandidateMail = {
    ...invitation,
    firstName: '<script>alert("1")</script>',
    lastName: "Sky\r\nwalker\u0000",
    organisationName: "A & <b>Co</b>\r\nBcc: all@victim.example\u2028\u202Eevil",
    jobTitle: '"><img src=x onerror=alert(1)>',
  };

  test("stay text in HTML", async () => {
    const { html } = await renderMail(hostile);
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("A &amp; &lt;b&gt;Co&lt;/b&gt;");
  });

  test("cannot break the subject or add lines to the text", async () => {
    const { subject, text } = await renderMail(hostile);
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
    expect(subject).toContain("A & <b>Co</b> Bcc: all@victim.example evil");
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text.split("\n")[0]).toBe('Hello <script>alert("1")</script> Sky walker,');
  });

  test("that are blank leave no hole in the greeting", async () => {
    const { text } = await renderMail({ ...invitation, firstName: " ", lastName: "" });
    expect(text).toMatch(/^Hello,\n/);
  });
});
