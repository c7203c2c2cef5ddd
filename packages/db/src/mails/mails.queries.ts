import type {
  ApplicationStatus,
  Language,
  MailStatus,
  MailTemplate,
  MailView,
  VideoInterviewStatus,
} from "@hirelane/domain";
import type { ListDefinition } from "../kernel/list.ts";
import { namedQuery, toDate, toDateOrNull, toId, toIdOrNull } from "../kernel/sql.ts";

interface MailRow {
  id: string;
  template: MailTemplate;
  status: MailStatus;
  user_id: string | null;
  video_interview_id: string | null;
  application_id: string | null;
  message_id: string;
  attempts: number;
  failure: string | null;
  created_at: string;
  sent_at: string | null;
  version: number;
  sort_key: string;
}

const columns = `m.id, m.template, m.status, m.user_id, m.video_interview_id, m.application_id, m.message_id, m.attempts,
    m.failure, m.created_at, m.sent_at, m.version`;
const from = `from mails m`;

/** One mail; `$1` is the id. */
export const getMail = namedQuery<MailRow>(`select ${columns} ${from} where m.id = $1`);

export function toMailView(row: MailRow): MailView {
  return {
    id: toId(row.id),
    template: row.template,
    status: row.status,
    userId: toIdOrNull(row.user_id),
    videoInterviewId: toIdOrNull(row.video_interview_id),
    applicationId: toIdOrNull(row.application_id),
    messageId: row.message_id,
    attempts: row.attempts,
    failure: row.failure,
    createdAt: toDate(row.created_at),
    sentAt: toDateOrNull(row.sent_at),
    version: row.version,
  };
}

export const mailList: ListDefinition<MailRow, MailView> = {
  columns,
  from,
  key: "m.id",
  filters: {
    status: "m.status = $",
    template: "m.template = $",
    videoInterviewId: "m.video_interview_id = $",
    applicationId: "m.application_id = $",
  },
  orders: { id: { column: "m.id", type: "bigint" } },
  shape: toMailView,
};

/**
 * Records mails of one template that are not there yet, and gives their ids: organisation, template, time, not before; then
 * one of each for every mail: unique key, Message-ID, user, application, assessment, final interview, notification `$11`.
 */
export const insertMails = namedQuery<{ id: string }>(
  `insert into mails (organisation_id, template, status, created_at, not_before, unique_key, message_id, user_id,
     application_id, assessment_id, final_interview_id, notification_id)
   select $1, $2, 'queued', $3, $4, u.unique_key, u.message_id, u.user_id, u.application_id, u.assessment_id,
     u.final_interview_id, u.notification_id
   from unnest($5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
     as u(unique_key, message_id, user_id, application_id, assessment_id, final_interview_id, notification_id)
   on conflict (organisation_id, unique_key) do nothing returning id`,
);

/** Stores a message in the local mailbox, once per mail: `$1` organisation, mail, recipient, subject, text, HTML, time, calendar `$8`. */
export const putInMailbox = namedQuery<never>(
  `insert into mailbox_messages (organisation_id, mail_id, recipient, subject, text_body, html_body, received_at, calendar_body)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organisation_id, mail_id) do nothing`,
);

/** Messages of the local mailbox, newest first; `$1` says how many. */
export const listMailboxMessages = namedQuery<{ id: string; recipient: string; subject: string; received_at: string }>(
  "select id, recipient, subject, received_at from mailbox_messages order by id desc limit $1",
);

/** One message of the local mailbox; `$1` is the id. */
export const getMailboxMessage = namedQuery<{
  id: string;
  recipient: string;
  subject: string;
  text_body: string;
  html_body: string;
  calendar_body: string | null;
  received_at: string;
}>(
  "select id, recipient, subject, text_body, html_body, calendar_body, received_at from mailbox_messages where id = $1",
);

/** The newest messages of all organisations, ids only; `$1` says how many. For the embedded mode's page. */
export const newestMailboxMessages = namedQuery<{ organisation_id: string; message_id: string }>(
  "select organisation_id, message_id from newest_mailbox_messages($1)",
);

interface MailOrganisationRow {
  organisation_name: string;
  time_zone: string;
  language: Language;
  first_name: string;
  last_name: string;
}

/** What a mail about video interview `$1` says by template `$2`, and to whom; the texts are the organisation's, or null. */
export const getCandidateMail = namedQuery<
  MailOrganisationRow & {
    email: string | null;
    job_title: string;
    status: VideoInterviewStatus;
    application_status: ApplicationStatus;
    deadline: string | null;
    sealed_activation_key: string;
    subject: string | null;
    opening: string | null;
    closing: string | null;
  }
>(
  `select o.name as organisation_name, coalesce(j.time_zone, o.time_zone) as time_zone,
     coalesce(j.language, o.language) as language, v.first_name, v.last_name, c.email, j.title as job_title,
     v.status, a.status as application_status, v.deadline, v.sealed_activation_key, w.subject, w.opening, w.closing
   from video_interviews v
     join organisations o on o.id = v.organisation_id
     join jobs j on j.id = v.job_id
     join applications a on a.id = v.application_id
     join candidates c on c.id = a.candidate_id
     left join mail_wordings w on w.organisation_id = o.id and w.template = $2
       and w.language = coalesce(j.language, o.language)
   where v.id = $1`,
);

/** What a mail with the one-time key `$1` says, and to whom. */
export const getUserKeyMail = namedQuery<
  MailOrganisationRow & { email: string; sealed_key: string; expires_at: string }
>(
  `select o.name as organisation_name, o.time_zone, o.language, u.first_name, u.last_name, u.email, k.sealed_key, k.expires_at
   from user_keys k join users u on u.id = k.user_id join organisations o on o.id = k.organisation_id where k.id = $1`,
);
