import { type ApplicationStatus, silentApplicationStatuses } from "../applications/application-status.ts";
import { daysAfter } from "../kernel/calendar.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { DEFAULT_INTERVIEW_PERIOD_DAYS } from "../organisations/organisation.ts";
import {
  type Condition,
  type Transition,
  type TransitionAction,
  type TransitionActor,
  transitions,
} from "./transitions.ts";
import { awaitedStatuses, openStatuses, type VideoInterviewStatus } from "./video-interview-status.ts";

/** What a decision about a video interview needs to know of it. */
export interface TransitionFacts {
  readonly status: VideoInterviewStatus;
  readonly deadline: Date | null;
  readonly email: string | null;
  readonly applicationStatus: ApplicationStatus;
  readonly passwordSet: boolean;
  /** Required questions that have no answer yet. */
  readonly unanswered: number;
  /** When the candidate's silence ends the interview; null while none is under way. */
  readonly inactiveAt: Date | null;
}

/** Why a transition is refused: a sentence, the field to mend where there is one, and whether it is another's to take. */
export interface TransitionRefusal {
  readonly message: string;
  readonly field: "deadline" | "email" | "status" | "questions";
  readonly wrongActor: boolean;
}

const isFuture = (instant: Date | null, now: Date): boolean => instant !== null && instant.getTime() > now.getTime();
const isPast = (instant: Date | null, now: Date): boolean => instant !== null && instant.getTime() <= now.getTime();

const checks: Readonly<Record<Condition, (facts: TransitionFacts, now: Date) => boolean>> = {
  inPlay: ({ applicationStatus }) => !silentApplicationStatuses.includes(applicationStatus),
  futureDeadline: ({ deadline }, now) => isFuture(deadline, now),
  beforeDeadline: ({ deadline }, now) => !isPast(deadline, now),
  email: ({ email }) => email !== null && email !== "",
  passwordSet: ({ passwordSet }) => passwordSet,
  noPassword: ({ passwordSet }) => !passwordSet,
  requiredAnswered: ({ unanswered }) => unanswered === 0,
  timeIsUp: ({ status, deadline, inactiveAt }, now) =>
    isPast(deadline, now) || (status === "interviewing" && isPast(inactiveAt, now)),
};

const refusals: Readonly<Record<Condition, Omit<TransitionRefusal, "wrongActor">>> = {
  inPlay: { field: "status", message: "The application is over: the candidate hears nothing more of the interview." },
  futureDeadline: { field: "deadline", message: "The deadline must be in the future." },
  beforeDeadline: { field: "deadline", message: "The deadline has passed." },
  email: { field: "email", message: "The candidate needs an email address." },
  passwordSet: { field: "status", message: "The candidate has set no password." },
  noPassword: { field: "status", message: "The candidate has set a password." },
  requiredAnswered: { field: "questions", message: "Every required question needs an answer." },
  timeIsUp: { field: "deadline", message: "The deadline has not passed." },
};

const choosing: readonly Condition[] = ["passwordSet", "noPassword"];

/** The transition that this actor takes by this action now, or why not: the state, the actor, or the condition that fails. */
export function decideTransition(
  facts: TransitionFacts,
  actor: TransitionActor,
  action: TransitionAction,
  now: Date,
): Decision<Transition, TransitionRefusal> {
  const known = transitions.filter((row) => row.from === facts.status && row.action === action);
  const own = known.filter((row) => row.by === actor);
  if (known.length === 0) {
    return refuse({ field: "status", message: impossible(action, facts.status), wrongActor: false });
  }
  const fits = (row: Transition): boolean =>
    row.needs.filter((need) => choosing.includes(need)).every((need) => checks[need](facts, now));
  const row = own.find((candidate) => fits(candidate));
  if (row === undefined) return refuse({ field: "status", message: notYours(known), wrongActor: true });
  const failing = row.needs.find((need) => !checks[need](facts, now));
  return failing === undefined ? allow(row) : refuse({ ...refusals[failing], wrongActor: false });
}

function impossible(action: TransitionAction, status: VideoInterviewStatus): string {
  const past = { advance: "advanced", skip: "skipped", expire: "expired" } as const;
  return `A video interview that is ${status} cannot be ${past[action]}.`;
}

function notYours(known: readonly Transition[]): string {
  return `Only the ${known[0]?.by ?? "system"} can do this now.`;
}

/** The deadline that an advance counts with: where none is set for a new interview, the period from now on (SPEC §3). */
export function effectiveDeadline(
  interview: Pick<TransitionFacts, "status" | "deadline">,
  now: Date,
  periodDays: number = DEFAULT_INTERVIEW_PERIOD_DAYS,
): Date | null {
  return interview.deadline === null && interview.status === "new" ? daysAfter(now, periodDays) : interview.deadline;
}

/**
 * Whether a candidate gets in, by key or by password (SPEC §2): nothing before the invitation, nothing once it is over,
 * nothing after the deadline. It does not wait for a job to note that.
 */
export function decideCandidateEntry(
  interview: Pick<TransitionFacts, "status" | "deadline">,
  now: Date,
): Decision<null, string> {
  if (interview.status === "new") return refuse("The invitation has not been sent yet.");
  if (interview.status === "expired" || isPast(interview.deadline, now)) return refuse("The deadline has passed.");
  return openStatuses.includes(interview.status) ? allow(null) : refuse("This interview is over.");
}

/** Whether a reminder may be sent by hand: to the invited and the confirmed only (SPEC §3), whose application goes on. */
export function decideReminder(
  interview: Pick<TransitionFacts, "status" | "deadline" | "applicationStatus">,
  now: Date,
): Decision<null, Omit<TransitionRefusal, "wrongActor">> {
  if (!awaitedStatuses.some((status) => status === interview.status)) {
    return refuse({ field: "status", message: "Only invited and confirmed candidates can be reminded." });
  }
  if (silentApplicationStatuses.includes(interview.applicationStatus)) return refuse(refusals.inPlay);
  return isPast(interview.deadline, now) ? refuse(refusals.beforeDeadline) : allow(null);
}
