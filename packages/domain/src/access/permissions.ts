import type { Actor, Role } from "./actor.ts";

/** How close an actor stands to a row. */
export type RowAccess = "none" | "read" | "manage";

/** How an actor stands to a row: how close, and what else they may do that closeness alone does not give. */
export interface RowStanding {
  readonly access: RowAccess;
  /** Sees the answers of a video interview. */
  readonly watches: boolean;
  /** Rates a video interview. */
  readonly evaluates: boolean;
}

/**
 * What an operation asks of a row: closeness (`none` asks nothing beyond the organisation), to watch its answers, to
 * evaluate it, or to weigh what was evaluated, which managers and evaluators do.
 */
export type RowRequirement = RowAccess | "watch" | "evaluate" | "weigh";

/** Who may call what: the roles, whether strangers and candidates may, and the access that the row must grant. */
export interface Permission {
  readonly anonymous?: true;
  readonly candidate?: true;
  readonly roles: readonly Role[];
  readonly row: RowRequirement;
}

const everyUser = ["owner", "admin", "recruiter", "hiringManager"] as const;
const administrators = ["owner", "admin"] as const;
const jobCreators = ["owner", "admin", "recruiter"] as const;

const open = { anonymous: true, candidate: true, roles: everyUser, row: "none" } as const;
const signedIn = { roles: everyUser, row: "none" } as const;
const readers = { roles: everyUser, row: "read" } as const;
const managers = { roles: everyUser, row: "manage" } as const;
const weighers = { roles: everyUser, row: "weigh" } as const;
const ofCandidates = { candidate: true, roles: [], row: "none" } as const;
const administration = { roles: administrators, row: "none" } as const;

/** Authorization as data: every operation names one of these, and nothing else decides (decision 0003). */
export const permissions = {
  "auth.login": open,
  "auth.refresh": open,
  "auth.setPassword": open,
  "auth.requestPasswordReset": open,
  "auth.whoami": { candidate: true, roles: everyUser, row: "none" },
  "auth.logout": signedIn,
  "auth.tokens": signedIn,
  "organisations.get": { candidate: true, roles: everyUser, row: "none" },
  "organisations.update": administration,
  "users.read": signedIn,
  "users.administer": administration,
  "jobs.create": { roles: jobCreators, row: "none" },
  "jobs.read": readers,
  "jobs.manage": managers,
  "jobs.apply": open,
  "scoreWeights.read": signedIn,
  "scoreWeights.manage": { roles: jobCreators, row: "none" },
  "resumes.read": readers,
  "resumes.manage": managers,
  "questionSets.read": signedIn,
  "questionSets.manage": { roles: jobCreators, row: "none" },
  "workflows.create": { roles: jobCreators, row: "none" },
  "workflows.read": readers,
  "workflows.manage": managers,
  "workflows.assign": managers,
  "interviewModules.create": { roles: jobCreators, row: "manage" },
  "candidates.read": readers,
  "candidates.manage": managers,
  "applications.read": readers,
  "applications.manage": managers,
  "steps.read": readers,
  "steps.manage": managers,
  "imports.read": readers,
  "imports.manage": managers,
  "videoInterviews.read": { candidate: true, roles: everyUser, row: "read" },
  "videoInterviews.manage": managers,
  "videoInterviews.advance": { candidate: true, roles: everyUser, row: "manage" },
  "videoInterviews.own.read": ofCandidates,
  "videoInterviews.own.write": ofCandidates,
  "answers.read": { roles: everyUser, row: "watch" },
  "answers.own.write": { candidate: true, roles: [], row: "manage" },
  "shares.read": readers,
  "shares.manage": managers,
  "shares.own.read": signedIn,
  "criteria.read": readers,
  "criteria.manage": managers,
  "evaluations.own": { roles: everyUser, row: "evaluate" },
  "evaluations.read": weighers,
  "notes.read": weighers,
  "notes.create": weighers,
  "notes.manage": managers,
  "stageRules.fields": signedIn,
  "stageRules.read": readers,
  "stageRules.manage": managers,
  "alerts.read": readers,
  "alerts.create": readers,
  "alerts.manage": managers,
  "notifications.own": signedIn,
  "assessments.read": readers,
  "assessments.manage": managers,
  "assessments.own": open,
  "screenings.read": readers,
  "screenings.manage": managers,
  "finalInterviews.read": readers,
  "finalInterviews.manage": managers,
  "feedback.read": readers,
  "feedback.create": readers,
  "feedback.manage": managers,
  "events.read": readers,
  "mails.read": administration,
  "mails.resolve": administration,
  "mails.word": administration,
  "dashboard.read": readers,
  "credits.read": administration,
  "rollups.read": administration,
  "deadLetters.administer": administration,
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/** Whether an actor may call operations under a permission at all, before any row is looked at. */
export function mayCall(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "anonymous":
      return permission.anonymous === true;
    case "candidate":
      return permission.candidate === true;
    case "user":
      return permission.roles.includes(actor.role);
  }
}
