import { MailTemplate } from "@hirelane/domain";
import { describe, expect, test } from "vitest";
import { calendarPart } from "./calendar-part.ts";
import { makeContent, meeting } from "./content.fixture.ts";
import type { CalendarPart } from "./mail-content.ts";

const withPart = [
  "finalInterviewInvitation",
  "finalInterviewCancelled",
  "interviewerInvitation",
  "interviewerCancellation",
];

/** The lines of a calendar, those unfolded that were folded. */
const linesOf = (part: CalendarPart | null): string[] => (part?.content ?? "").replaceAll("\r\n ", "").split("\r\n");

function invite(change: Partial<typeof meeting> = {}, organisationName = "Rebel Alliance") {
  const content = makeContent("finalInterviewInvitation", "en");
  if (content.template !== "finalInterviewInvitation") throw new Error("Another mail.");
  return calendarPart({ ...content, organisationName, appointment: { ...meeting, ...change } });
}

test.each(MailTemplate.options)("%s has a calendar part if it is about a meeting, and else none", (template) => {
  expect(calendarPart(makeContent(template, "de")) !== null).toBe(withPart.includes(template));
});

describe("an invitation", () => {
  test("says who meets when and where, in UTC, as a request to its recipient", () => {
    const lines = linesOf(invite());
    expect(lines).toEqual(
      expect.arrayContaining([
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:REQUEST",
        "UID:0f3c@hire.example",
        "SEQUENCE:1",
        "DTSTAMP:20991001T080000Z",
        "DTSTART:20991111T225900Z",
        "DTEND:20991111T234400Z",
        "SUMMARY:Interview with Rebel Alliance: Pilot",
        "LOCATION:Hangar 3",
        "STATUS:CONFIRMED",
        'ORGANIZER;CN="Mon Mothma":mailto:mon@hire.example',
        "END:VCALENDAR",
      ]),
    );
    const attendees = lines.filter((line) => line.startsWith("ATTENDEE"));
    expect(attendees).toEqual([expect.stringMatching(/RSVP=TRUE.*CN="Luke Skywalker":MAILTO:luke@hire\.example$/)]);
  });

  test("has lines of 75 octets at most, ended by CR and LF, whatever the text is", () => {
    const { content = "" } =
      invite({ place: "Straße 🚀 ".repeat(40) }, "Österreichische Raumfahrt 株式会社 ".repeat(5)) ?? {};
    for (const line of content.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(content).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(linesOf({ method: "REQUEST", content }).join("\n")).toContain("🚀 Straße 🚀");
  });

  test("takes no lines or parameters from names and places", () => {
    const evil = 'a";X=1:b\r\nATTENDEE:mailto:victim@x.example\u2028;,\\';
    const lines = linesOf(invite({ place: evil, organizer: { name: evil, address: "mon@hire.example" } }, evil));
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(1);
    expect(lines.find((line) => line.startsWith("LOCATION"))).toBe(
      String.raw`LOCATION:a"\;X=1:b ATTENDEE:mailto:victim@x.example \;\,` + "\\\\",
    );
    expect(lines.filter((line) => line.startsWith("X="))).toEqual([]);
  });
});

test.each(["finalInterviewCancelled", "interviewerCancellation"] as const)("%s takes the meeting back", (template) => {
  const part = calendarPart(makeContent(template, "en"));
  expect(part?.method).toBe("CANCEL");
  expect(linesOf(part)).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "UID:0f3c@hire.example", "SEQUENCE:1"]),
  );
});
