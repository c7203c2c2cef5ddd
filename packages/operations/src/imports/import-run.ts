import type { ActorKind, FieldError, ImportOutcome } from "@hirelane/domain";
import type { WaitingRow } from "./staged-row.ts";

/** What the rows of an import have in common while they are handled. */
export interface ImportRun {
  readonly importId: number;
  readonly organisationId: number;
  readonly jobId: number;
  readonly dryRun: boolean;
  /** For rows without one of their own. */
  readonly deadline: Date | null;
  readonly userId: number | null;
  /** In whose name: the user of the import, as if they had created each candidate by hand. Kind, id and name. */
  readonly actor: readonly [kind: ActorKind, id: number | null, name: string | null];
  /** The request that started the import. */
  readonly requestId: string;
}

/** The fields of a row that may become a candidate. */
export type RowFields = NonNullable<WaitingRow["row"]>;

/** What became of one row. */
export interface RowResult {
  readonly rowNumber: number;
  readonly outcome: ImportOutcome;
  readonly errors?: readonly FieldError[];
  readonly sameAsRow?: number;
  readonly videoInterviewId?: number;
  readonly applicationId?: number;
  readonly candidateId?: number;
  readonly madeApplication?: boolean;
  readonly madeCandidate?: boolean;
}

/** A row that nothing speaks against so far. */
export interface Promising {
  readonly rowNumber: number;
  readonly fields: RowFields;
  readonly emailKey: string;
  readonly deadline: Date;
  /** Whether the deadline was set, by the row or by the import; else it is the period of the stage, or of the job, from now on. */
  readonly deadlineSet: boolean;
  /** The questions of the stage; null: those of the job. */
  readonly questionSetId: number | null;
  readonly username: string;
  readonly candidateId: number | null;
  readonly applicationId: number | null;
}
