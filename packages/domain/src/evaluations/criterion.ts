import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { RequiredText, Text } from "../kernel/text.ts";

/** Criteria of one job at most, archived ones not counted. */
export const MAX_CRITERIA = 50;

/** A criterion of a job, in the order in which evaluators see them; an archived one is not asked for any more. */
export const CriterionView = z.object({
  id: Id("criterion"),
  jobId: Id("job"),
  name: z.string(),
  description: z.string(),
  position: z.number(),
  archived: z.boolean(),
  createdAt: z.date(),
  version: z.number(),
});
export type CriterionView = z.infer<typeof CriterionView>;

/** The criteria of one job: those that count, in their order, then, when asked for, the archived ones. */
export const CriteriaView = z.object({ criteria: z.array(CriterionView) });

const CriterionFields = { name: RequiredText(200), description: Text(2000) };

export const CreateCriterionInput = z.strictObject({
  jobId: Id("job"),
  name: CriterionFields.name,
  description: CriterionFields.description.optional(),
});

export const UpdateCriterionInput = z.strictObject({
  id: Id("criterion"),
  name: CriterionFields.name.optional(),
  description: CriterionFields.description.optional(),
  expectedVersion: ExpectedVersion,
});

export const CriterionRef = z.strictObject({ id: Id("criterion"), expectedVersion: ExpectedVersion });

/** Every criterion of the job that counts, in the order that they shall have. */
export const ReorderCriteriaInput = z.strictObject({
  jobId: Id("job"),
  criterionIds: z.array(Id("criterion")).max(MAX_CRITERIA),
});

export const ListCriteriaInput = z.strictObject({ jobId: Id("job"), withArchived: z.boolean().default(false) });
