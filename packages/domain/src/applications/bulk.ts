import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { ApplicationStatus } from "./application-status.ts";
import { ReasonCode } from "./application.ts";

/** Applications that one call takes at most. */
export const MAX_BULK = 10_000;

/**
 * What can be done to many applications at once. `assign` gives them what a stage is set up with, its tests or its video
 * interview, where they are; others are assigned by `assessments` and `screenings`.
 */
export const BulkAction = z.enum(["move", "assign", "hold", "resume", "reject", "undoRejection", "withdraw", "hire"]);
export type BulkAction = z.infer<typeof BulkAction>;

const Deed = {
  action: BulkAction,
  /** The stage; without one, `move` is to the stage after each one's own, and `assign` is what each one's own assigns. */
  stageId: Id("stage").optional(),
  /** For `move`: who is in another stage than this one is left alone. */
  expectedStageId: z.int().positive().optional(),
  /** Not for `assign`, which nobody gives a reason for. */
  reasonCode: ReasonCode.optional(),
};

type Deed = {
  action: BulkAction;
  stageId?: number | undefined;
  expectedStageId?: number | undefined;
  reasonCode?: string | undefined;
};
const isOfStages = ({ action, stageId }: Deed): boolean =>
  stageId === undefined || action === "move" || action === "assign";
const OF_STAGES = { message: "Only for the actions move and assign.", path: ["stageId"] };
const isForMove = ({ action, expectedStageId }: Deed): boolean => expectedStageId === undefined || action === "move";
const FOR_MOVE = { message: "Only for the action move.", path: ["expectedStageId"] };
const hasReason = ({ action, reasonCode }: Deed): boolean => reasonCode === undefined || action !== "assign";
const NO_REASON = { message: "Not for the action assign.", path: ["reasonCode"] };

/** The ids are judged one by one: one that is nobody's is an outcome, and no error. */
export const BulkInput = z
  .strictObject({
    ...Deed,
    ids: z
      .array(z.int().positive())
      .min(1)
      .max(MAX_BULK, { message: `At most ${MAX_BULK} applications at once.` }),
  })
  .refine(isOfStages, OF_STAGES)
  .refine(isForMove, FOR_MOVE)
  .refine(hasReason, NO_REASON);

/** The same, for the applications of one job; of those in one stage or with one status, when these are given. */
export const BulkOfJobInput = z
  .strictObject({ ...Deed, jobId: Id("job"), inStageId: Id("stage").optional(), status: ApplicationStatus.optional() })
  .refine(isOfStages, OF_STAGES)
  .refine(isForMove, FOR_MOVE)
  .refine(hasReason, NO_REASON);

/** Done; unchanged, because it was so already; or why it was left alone. */
export const BulkOutcome = z.enum(["done", "unchanged", "refused", "conflict", "forbidden", "notFound"]);
export type BulkOutcome = z.infer<typeof BulkOutcome>;

/** How many had which outcome, and each that was not done with the reason: the others are done. */
export const BulkResult = z.object({
  counts: z.record(BulkOutcome, z.number()),
  exceptions: z.array(z.object({ id: z.number(), outcome: BulkOutcome, message: z.string() })),
});
export type BulkResult = z.infer<typeof BulkResult>;
