export type {
  MailContent,
  PasswordReset,
  RenderedMail,
  UserInvitation,
  VideoInterviewInvitation,
} from "./mail-content.ts";
export { renderMail } from "./render-mail.ts";
