import { calendarPart } from "./calendar-part.ts";
import { writeLetter } from "./letter.ts";
import type { MailContent, RenderedMail } from "./mail-content.ts";
import { toPlainText } from "./plain-text.ts";

/**
 * Renders a mail in its language, with times in the organisation's zone. An unknown time zone or an invalid date is a
 * RangeError. The first call also loads the HTML renderer.
 */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const letter = writeLetter(content);
  const { toHtml } = await import("./html.ts");
  const [text, html] = [toPlainText(letter), await toHtml(letter)];
  return { subject: letter.subject, text, html, calendar: calendarPart(content) };
}
