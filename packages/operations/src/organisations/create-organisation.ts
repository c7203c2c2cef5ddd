import { findRow, nextOrganisationId, OrganisationEntity, toId } from "@hirelane/db";
import {
  DEFAULT_ACTIVITY_LIMIT_MINUTES,
  DEFAULT_CREDIT_PRICES,
  DEFAULT_INTERVIEW_PERIOD_DAYS,
  DEFAULT_REJECTION_UNDO_MINUTES,
  DEFAULT_REMINDER_OFFSETS,
  type Language,
  slugOf,
} from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";

/** What a new organisation is made of. */
export interface NewOrganisation {
  readonly name: string;
  /** A short name that no other organisation has; made of the name and the id where absent. */
  readonly slug?: string;
  readonly timeZone: string;
  readonly language: Language;
}

/** Creates an organisation, and opens the rest of the transaction for it. */
export async function createOrganisation(context: WriteContext, organisation: NewOrganisation): Promise<number> {
  const next = await findRow(context.sql, nextOrganisationId, []);
  if (next === null) throw new Error("The sequence of organisation ids gave nothing.");
  const id = toId(next.id);
  await context.enter(id);
  const words = slugOf(organisation.name);
  context.em.create(OrganisationEntity, {
    id,
    ...organisation,
    slug: organisation.slug ?? (words === "" ? `organisation-${id}` : `${words}-${id}`),
    interviewPeriodDays: DEFAULT_INTERVIEW_PERIOD_DAYS,
    reminderOffsetsMinutes: [...DEFAULT_REMINDER_OFFSETS],
    activityLimitMinutes: DEFAULT_ACTIVITY_LIMIT_MINUTES,
    rejectionUndoMinutes: DEFAULT_REJECTION_UNDO_MINUTES,
    blindEvaluation: true,
    consentText: null,
    resumeCredits: DEFAULT_CREDIT_PRICES.resumeParsed,
    assessmentCredits: DEFAULT_CREDIT_PRICES.assessment,
    interviewCredits: DEFAULT_CREDIT_PRICES.videoInterview,
    createdAt: context.now,
  });
  await context.em.flush();
  await recordEvent(context, { type: "organisation.created", subject: { kind: "organisation", id } }, id);
  return id;
}
