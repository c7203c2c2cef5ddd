import { isEnough, mayCall, type Permission, permissions } from "@hirelane/domain";
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
  const standings = touched
    .filter((each) => !isAddress(each, touched))
    .map(({ field, row }) => standingTo(row, field.resource, actor));
  const short = standings.filter((standing) => !isEnough(standing, permission.row));
  if (short.length === 0) return ALLOWED;
  return denied(...short.map(({ access }) => (access === "none" ? NOT_FOUND : FORBIDDEN)));
}

/** Whether a job is named only to say where the interview beside it is: a share shows the interview, and not the job. */
function isAddress({ field, row }: Touched, touched: readonly Touched[]): boolean {
  if (field.resource !== "job") return false;
  return touched.some((other) => other.row === row && other.field.resource === "videoInterview");
}
