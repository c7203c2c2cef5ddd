import type { ApplicationStatus, AssessmentStatus, Language, Role, TeamRole } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

/** What every mail about an application says. */
export interface ApplicationMailRow {
  organisation_name: string;
  time_zone: string;
  language: Language;
  job_title: string;
  first_name: string;
  last_name: string;
  email: string | null;
  application_status: ApplicationStatus;
  subject: string | null;
  opening: string | null;
  closing: string | null;
}

const facts = `o.name as organisation_name, coalesce(j.time_zone, o.time_zone) as time_zone,
     coalesce(j.language, o.language) as language, j.title as job_title, c.first_name, c.last_name, c.email,
     a.status as application_status`;
const wording = "w.subject, w.opening, w.closing";
const application = `join jobs j on j.id = a.job_id and j.deleted_at is null
     join organisations o on o.id = a.organisation_id
     join candidates c on c.id = a.candidate_id and c.erased_at is null`;
const words = `left join mail_wordings w on w.organisation_id = o.id and w.template = $2
       and w.language = coalesce(j.language, o.language)`;

/** What a mail about application `$1` says by template `$2`; nothing once the person was erased or the job deleted. */
export const getApplicationMail = namedQuery<ApplicationMailRow & { status_changed_at: string | null }>(
  `select ${facts}, a.status_changed_at, ${wording} from applications a ${application} ${words} where a.id = $1`,
);

/** What a mail about assessment `$1` says by template `$2`. */
export const getAssessmentMail = namedQuery<
  ApplicationMailRow & { status: AssessmentStatus; name: string; valid_to: string; sealed_key: string }
>(
  `select ${facts}, t.status, t.name, t.valid_to, t.sealed_key, ${wording}
   from assessments t join applications a on a.id = t.application_id ${application} ${words} where t.id = $1`,
);

interface AppointmentRow {
  application_id: string;
  starts_at: string;
  duration_minutes: number;
  place: string;
  calendar_uid: string;
  sequence: number;
  cancelled_at: string | null;
  changed_at: string;
  was_invited: boolean;
  organizer_first_name: string;
  organizer_last_name: string;
  organizer_email: string;
}

const meeting = `f.application_id, f.starts_at, f.duration_minutes, f.place, f.calendar_uid, f.sequence, f.cancelled_at,
     f.changed_at, p.first_name as organizer_first_name, p.last_name as organizer_last_name, p.email as organizer_email`;
const organizer = "join users p on p.id = coalesce(f.created_by_user_id, j.owner_user_id)";
const invitedBefore = (condition: string): string =>
  `exists (select from mails m where m.organisation_id = f.organisation_id and m.application_id = f.application_id
     and m.final_interview_id = f.id and m.status in ('sending', 'sent', 'uncertain') and ${condition}) as was_invited`;

/** What a mail to the candidate about final interview `$1` says by template `$2`. */
export const getFinalInterviewMail = namedQuery<ApplicationMailRow & AppointmentRow>(
  `select ${facts}, ${meeting}, ${invitedBefore("m.template = 'finalInterviewInvitation'")}, ${wording}
   from final_interviews f join applications a on a.id = f.application_id ${application} ${organizer} ${words}
   where f.id = $1`,
);

/** What a mail to interviewer `$2` about final interview `$1` says. */
export const getInterviewerMail = namedQuery<
  ApplicationMailRow &
    AppointmentRow & { user_first_name: string; user_last_name: string; user_email: string; is_guest: boolean }
>(
  `select ${facts}, ${meeting}, null as subject, null as opening, null as closing,
     ${invitedBefore("m.template = 'interviewerInvitation' and m.user_id = u.id")},
     u.first_name as user_first_name, u.last_name as user_last_name, u.email as user_email,
     exists (select from final_interview_guests g where g.organisation_id = f.organisation_id
       and g.final_interview_id = f.id and g.user_id = u.id) as is_guest
   from final_interviews f join applications a on a.id = f.application_id ${application} ${organizer}
     join users u on u.id = $2 and u.status <> 'deactivated'
   where f.id = $1`,
);

/** What the mail about notification `$1` of an alert says, and to whom, with what decides whether they see the job. */
export const getAlertMail = namedQuery<
  ApplicationMailRow & {
    application_id: string;
    alert_name: string;
    fired_at: string;
    user_first_name: string;
    user_last_name: string;
    user_email: string;
    user_id: string;
    role: Role;
    job_id: string;
    owner_user_id: string;
    team_roles: TeamRole[];
  }
>(
  `select ${facts}, null as subject, null as opening, null as closing, n.application_id, coalesce(l.name, '') as alert_name,
     n.created_at as fired_at, u.first_name as user_first_name, u.last_name as user_last_name, u.email as user_email,
     u.id as user_id, u.role, a.job_id, j.owner_user_id,
     array(select m.role from job_members m where m.job_id = a.job_id and m.user_id = u.id) as team_roles
   from notifications n join applications a on a.id = n.application_id ${application}
     join users u on u.id = n.user_id and u.status <> 'deactivated'
     left join alerts l on l.id = n.alert_id
   where n.id = $1`,
);
