export { defaultWording } from "./default-wording.ts";
export type { Appointment, CalendarPart, MailContent } from "./mail-content.ts";
export { renderMail } from "./render-mail.ts";
