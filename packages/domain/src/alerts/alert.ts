import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import type { RowAccess } from "../access/permissions.ts";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { Text } from "../kernel/text.ts";
import { AlertCondition } from "../stage-rules/stage-rule.ts";

/** Alerts that a stage has at most, those of its rule included. */
export const MAX_ALERTS_OF_STAGE = 300;

/** A watch on a stage: its user is told, once for each application, of those in the stage that meet the condition. */
export const AlertView = z.object({
  id: Id("alert"),
  stageId: Id("stage"),
  userId: Id("user"),
  name: z.string(),
  description: z.string(),
  condition: AlertCondition,
  enabled: z.boolean(),
  /** Made of its own accord, by a condition of the stage's rule. */
  fromRule: z.boolean(),
  createdAt: z.date(),
  version: z.number(),
});
export type AlertView = z.infer<typeof AlertView>;

const Name = Text(200);
const Description = Text(2000);

export const CreateAlertInput = z.strictObject({
  stageId: Id("stage"),
  name: Name.default(""),
  description: Description.default(""),
  condition: AlertCondition,
  enabled: z.boolean().default(true),
});
export const UpdateAlertInput = z.strictObject({
  id: Id("alert"),
  name: Name.optional(),
  description: Description.optional(),
  condition: AlertCondition.optional(),
  enabled: z.boolean().optional(),
  /** It does not change: given, it must be what it is. */
  stageId: Id("stage").optional(),
  expectedVersion: ExpectedVersion,
});
export const AlertRef = z.strictObject({ id: Id("alert") });
export const DeleteAlertInput = AlertRef.extend({ expectedVersion: ExpectedVersion });
export const ListAlertsInput = listInput({ stageId: Id("stage"), userId: Id("user") }, ["id", "-id"]);

/** How close an actor stands to an alert: its user changes it, and so do those who manage the workflow; who reads that reads it. */
export function alertAccess(actor: Actor, alert: { readonly userId: number; readonly workflow: RowAccess }): RowAccess {
  if (alert.workflow === "none") return "none";
  const isOwn = actor.kind === "user" && actor.userId === alert.userId;
  return isOwn ? "manage" : alert.workflow;
}
