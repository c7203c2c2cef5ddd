import { isEnough, mayCall, type Permission, permissions, type RowRequirement } from "@hirelane/domain";
import { isKnown, standingTo, type WorldActor } from "@hirelane/testing";
import type { Target } from "../testing/targets.ts";
import type { Case, Touched } from "./cases.fixture.ts";

/** What the permission and the domain's predicates say of a call: allowed, or the statuses that refuse it rightly. */
export type ExpectedOutcome =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly statuses: readonly number[] };

const ALLOWED = { allowed: true } as const;
const denied = (...statuses: number[]) => ({ allowed: false, statuses }) as const;

const UNAUTHENTICATED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** Every status that says no to somebody. */
export const refusals: readonly number[] = [UNAUTHENTICATED, FORBIDDEN, NOT_FOUND];

/** Derives the outcome of a case from data alone: the permission, the role, and how the actor stands to the rows. */
export function expectedOutcome({ operation }: Target, { touched }: Case, actor: WorldActor): ExpectedOutcome {
  const permission: Permission = permissions[operation.permission];
  if (permission.anonymous === true) return ALLOWED;
  if (actor.name === "anonymous") return denied(UNAUTHENTICATED);
  const isStrange = touched.some(({ field, row }) => !isKnown(row, field.resource, actor));
  if (!actor.admitted || !mayCall(actor.actor, permission))
    return isStrange ? denied(FORBIDDEN, NOT_FOUND) : denied(FORBIDDEN);
  if (isStrange) return denied(NOT_FOUND);
  if (permission.row === "none") return ALLOWED;
  const short = touched
    .filter((each) => !isAddress(each, touched))
    .map((each) => ({
      standing: standingTo(each.row, each.field.resource, actor),
      required: requirementOf(each, touched, permission.row),
    }))
    .filter(({ standing, required }) => !isEnough(standing, required))
    .map(({ standing }) => standing);
  if (short.length === 0) return ALLOWED;
  return denied(...short.map(({ access }) => (access === "none" ? NOT_FOUND : FORBIDDEN)));
}

/** What is asked of a row: of a workflow that is named beside a job only to be used there, to see it. */
function requirementOf({ field }: Touched, touched: readonly Touched[], required: RowRequirement): RowRequirement {
  const isTool = ["workflow", "stage"].includes(field.resource);
  return isTool && touched.some((other) => IN_A_JOB.has(other.field.resource)) ? "read" : required;
}

const IN_A_JOB: ReadonlySet<string> = new Set(["job", "application"]);

/** Whether a job is named only to say where the interview beside it is: a share shows the interview, and not the job. */
function isAddress({ field, row }: Touched, touched: readonly Touched[]): boolean {
  if (field.resource !== "job") return false;
  return touched.some((other) => other.row === row && other.field.resource === "videoInterview");
}
