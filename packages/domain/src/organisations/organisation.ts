import { z } from "zod";
import { CreditPrices, CreditPricesInput } from "../credits/credit.ts";
import { TimeZone } from "../kernel/calendar.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { RequiredText } from "../kernel/text.ts";
import { ConsentText } from "../video-interviews/consent.ts";
import { ActivityLimitMinutes, ReminderOffsets } from "../video-interviews/reminder-schedule.ts";

/** Languages in which mails and pages are written. */
export const Language = z.enum(["en", "de"]);
export type Language = z.infer<typeof Language>;

/** Days that a candidate has for a video interview from its invitation on: 1 to 365. */
export const InterviewPeriodDays = z.int().min(1).max(365);

/** The interview period where neither the job nor the organisation says otherwise, in days (SPEC §3). */
export const DEFAULT_INTERVIEW_PERIOD_DAYS = 7;

/** How long a rejection can be taken back where the organisation does not say otherwise, in minutes. */
export const DEFAULT_REJECTION_UNDO_MINUTES = 60;

export const OrganisationName = RequiredText(200);

/** The slug that a name suggests; empty when the name has no letter or digit of the Latin alphabet. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

export const OrganisationView = z.object({
  id: Id("organisation"),
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  language: Language,
  interviewPeriodDays: z.number(),
  reminderOffsetsMinutes: z.array(z.number()),
  activityLimitMinutes: z.number(),
  /** How long a rejection can be taken back; its mail leaves then. */
  rejectionUndoMinutes: z.number(),
  /** Whether evaluators see nothing of others' evaluations until their own are in. */
  blindEvaluation: z.boolean(),
  /** What candidates consent to; null: our own text in their language. */
  consentText: z.string().nullable(),
  creditPrices: CreditPrices,
  createdAt: z.date(),
  version: z.number(),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

export const UpdateOrganisationInput = z.strictObject({
  name: OrganisationName.optional(),
  timeZone: TimeZone.optional(),
  language: Language.optional(),
  interviewPeriodDays: InterviewPeriodDays.optional(),
  reminderOffsetsMinutes: ReminderOffsets.optional(),
  activityLimitMinutes: ActivityLimitMinutes.optional(),
  /** Minutes, a day at most; 0: rejections are final at once. */
  rejectionUndoMinutes: z.int().min(0).max(1440).optional(),
  blindEvaluation: z.boolean().optional(),
  consentText: ConsentText.nullable().optional(),
  creditPrices: CreditPricesInput.optional(),
  expectedVersion: ExpectedVersion,
});
