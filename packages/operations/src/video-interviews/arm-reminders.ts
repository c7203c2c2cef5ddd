import { armReminder, disarmReminders, type VideoInterviewEntity } from "@hirelane/db";
import { dueReminders } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import type { InterviewSettings } from "./transition-facts.ts";

/** Arms the reminders of an interview's deadline anew: those that are not past already, each once per deadline. */
export async function armReminders(
  context: WriteContext,
  interview: VideoInterviewEntity,
  settings: InterviewSettings,
): Promise<void> {
  const { id, organisationId, deadline } = interview;
  await context.sql.rows(disarmReminders, [id]);
  if (deadline === null) return;
  for (const { offset, dueAt } of dueReminders(deadline, settings.reminderOffsets, context.now)) {
    await context.sql.rows(armReminder, [organisationId, id, offset, deadline, dueAt]);
  }
}
