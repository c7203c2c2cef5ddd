import { z } from "zod";

/** What an id may point at; harnesses read it from the schema to fill in real rows. */
export type ResourceName =
  | "organisation"
  | "user"
  | "token"
  | "job"
  | "questionSet"
  | "question"
  | "candidate"
  | "application"
  | "videoInterview"
  | "import"
  | "share"
  | "criterion"
  | "note"
  | "file"
  | "uploadedFile"
  | "mail"
  | "mailboxMessage"
  | "deadLetter"
  | "workflow"
  | "stage"
  | "step"
  | "alert"
  | "notification"
  | "scoreWeight"
  | "resume"
  | "assessment"
  | "finalInterview"
  | "feedback"
  | "creditUsage"
  | "rollupRun"
  | "event";

/** Marks an issue that means "no such row" rather than "bad input": an id that no row can have. */
export const BEYOND_EVERY_ROW = "beyond-every-row";

/** The id of one resource: an integer from 1 to 2^53 - 1; a larger one is the id of nothing (`not_found`). */
export const Id = (resource: ResourceName) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value > 0, { message: "Must be a positive integer." })
    .refine((value) => value <= Number.MAX_SAFE_INTEGER, {
      message: "No such row.",
      params: { reason: BEYOND_EVERY_ROW },
    })
    .meta({ type: "integer", minimum: 1, resource });

/** The version that the caller last saw of a row; a lost update answers `version_conflict`. */
export const ExpectedVersion = z.int().positive().max(2_147_483_647).optional();
