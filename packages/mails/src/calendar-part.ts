import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Appointment, CalendarPart, MailContent } from "./mail-content.ts";
import { oneLine } from "./one-line.ts";
import { texts } from "./texts/texts.ts";

const MINUTE = 60 * 1000;

/** The iCalendar part (RFC 5545, RFC 5546) of a mail about a meeting; null for every other mail. Times are in UTC. */
export function calendarPart(content: MailContent): CalendarPart | null {
  switch (content.template) {
    case "finalInterviewInvitation":
    case "interviewerInvitation":
      return write("REQUEST", titleOf(content), content.appointment);
    case "finalInterviewCancelled":
    case "interviewerCancellation":
      return write("CANCEL", titleOf(content), content.appointment);
    default:
      return null;
  }
}

function titleOf(content: Extract<MailContent, { appointment: Appointment }>): string {
  const { organisationName, jobTitle, language } = content;
  const title = texts[language].appointmentTitle({ organisationName, jobTitle });
  return "candidateName" in content ? `${title} (${content.candidateName})` : title;
}

function write(method: CalendarPart["method"], title: string, appointment: Appointment): CalendarPart {
  const { uid, sequence, startsAt, durationMinutes, place, organizer, attendee, changedAt } = appointment;
  const isRequest = method === "REQUEST";
  const calendar = new ICalCalendar({
    method: isRequest ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    prodId: { company: "Hirelane", product: "Hirelane" },
  });
  const event = calendar.createEvent({
    id: uid,
    sequence,
    stamp: changedAt,
    start: startsAt,
    end: new Date(startsAt.getTime() + durationMinutes * MINUTE),
    summary: oneLine(title),
    location: oneLine(place),
    status: isRequest ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  event.organizer({ name: nameOf(organizer), email: organizer.address });
  const guest = { name: nameOf(attendee), email: attendee.address, rsvp: isRequest };
  event.createAttendee({ ...guest, ...(isRequest ? { status: ICalAttendeeStatus.NEEDSACTION } : {}) });
  return { method, content: calendar.toString() };
}

/** A calendar wants a name for everybody: the address, for whoever has none. */
function nameOf({ name, address }: Appointment["organizer"]): string {
  const line = oneLine(name);
  return line === "" ? address : line;
}
