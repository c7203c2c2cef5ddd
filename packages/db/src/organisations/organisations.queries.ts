import type { Language, OrganisationView } from "@hirelane/domain";
import { namedQuery, toDate, toId } from "../kernel/sql.ts";

interface OrganisationRow {
  id: string;
  name: string;
  slug: string;
  time_zone: string;
  language: Language;
  interview_period_days: number;
  reminder_offsets_minutes: number[];
  activity_limit_minutes: number;
  rejection_undo_minutes: number;
  blind_evaluation: boolean;
  consent_text: string | null;
  resume_credits: number;
  assessment_credits: number;
  interview_credits: number;
  created_at: string;
  version: number;
}

/** The organisation of the session; no parameters. */
export const getOrganisation = namedQuery<OrganisationRow>(
  `select id, name, slug, time_zone, language, interview_period_days, reminder_offsets_minutes, activity_limit_minutes,
     rejection_undo_minutes, blind_evaluation, consent_text, resume_credits, assessment_credits, interview_credits, created_at,
     version from organisations`,
);

/** When the day `$1` begins and ends in the time zone of the organisation of the session. */
export const getBoundsOfDay = namedQuery<{ begins_at: string; ends_at: string }>(
  `select $1::date::timestamp at time zone time_zone as begins_at, ($1::date + 1)::timestamp at time zone time_zone as ends_at
   from organisations`,
);

export function toOrganisationView(row: OrganisationRow): OrganisationView {
  return {
    id: toId(row.id),
    name: row.name,
    slug: row.slug,
    timeZone: row.time_zone,
    language: row.language,
    interviewPeriodDays: row.interview_period_days,
    reminderOffsetsMinutes: row.reminder_offsets_minutes.map(Number),
    activityLimitMinutes: row.activity_limit_minutes,
    rejectionUndoMinutes: row.rejection_undo_minutes,
    blindEvaluation: row.blind_evaluation,
    consentText: row.consent_text,
    creditPrices: {
      resumeParsed: row.resume_credits,
      assessment: row.assessment_credits,
      videoInterview: row.interview_credits,
    },
    createdAt: toDate(row.created_at),
    version: row.version,
  };
}

/** An id for an organisation that is about to be created. */
export const nextOrganisationId = namedQuery<{ id: string }>(
  "select nextval(pg_get_serial_sequence('organisations', 'id')) as id",
);
