import { z } from "zod";
import { daysAfter } from "../kernel/calendar.ts";
import { allow, type Decision, refuse } from "../kernel/decision.ts";
import { DEFAULT_INTERVIEW_PERIOD_DAYS } from "../organisations/organisation.ts";

export const VideoInterviewStatus = z.enum([
  "new",
  "invited",
  "confirmed",
  "interviewing",
  "interviewed",
  "expired",
  "aborted",
  "skipped",
]);
export type VideoInterviewStatus = z.infer<typeof VideoInterviewStatus>;

/** What must hold for a transition. */
export type Condition = "futureDeadline" | "email";

/** One row of the state table of SPEC §3. */
export interface Transition {
  readonly from: VideoInterviewStatus;
  readonly to: VideoInterviewStatus;
  readonly by: "manager";
  readonly needs: readonly Condition[];
  readonly effect: "invite";
}

/** The whole truth about how a video interview moves; whatever is not here is refused. */
const transitions = [
  { from: "new", to: "invited", by: "manager", needs: ["futureDeadline", "email"], effect: "invite" },
] as const satisfies readonly Transition[];

/** What a decision about a video interview needs to know of it. */
export interface AdvanceFacts {
  readonly status: VideoInterviewStatus;
  readonly deadline: Date | null;
  readonly email: string | null;
}

/** Why an advance is refused: a sentence, and the field to mend where there is one. */
export interface AdvanceRefusal {
  readonly message: string;
  readonly field: "deadline" | "email" | "status";
}

function failingCondition(condition: Condition, interview: AdvanceFacts, now: Date): AdvanceRefusal | null {
  switch (condition) {
    case "futureDeadline":
      return interview.deadline !== null && interview.deadline.getTime() > now.getTime()
        ? null
        : { field: "deadline", message: "The deadline must be in the future." };
    case "email":
      return interview.email ? null : { field: "email", message: "The candidate needs an email address." };
  }
}

/** The transition that an advance would take now, or the condition that fails. */
export function decideAdvance(interview: AdvanceFacts, now: Date): Decision<Transition, AdvanceRefusal> {
  const transition = transitions.find((row) => row.from === interview.status);
  if (transition === undefined) {
    return refuse({ field: "status", message: `A video interview cannot be advanced from "${interview.status}".` });
  }
  for (const condition of transition.needs) {
    const refusal = failingCondition(condition, interview, now);
    if (refusal !== null) return refuse(refusal);
  }
  return allow(transition);
}

/**
 * Whether a candidate gets in with the activation key (SPEC §2): nothing before the invitation, nothing once it is over,
 * nothing after the deadline.
 */
export function decideCandidateEntry(
  interview: Pick<AdvanceFacts, "status" | "deadline">,
  now: Date,
): Decision<null, string> {
  const open: readonly VideoInterviewStatus[] = ["invited", "confirmed", "interviewing"];
  if (interview.status === "new") return refuse("The invitation has not been sent yet.");
  if (!open.includes(interview.status)) return refuse("This interview is over.");
  const passed = interview.deadline !== null && interview.deadline.getTime() <= now.getTime();
  return passed ? refuse("The deadline has passed.") : allow(null);
}

/** The deadline that an advance counts with: where none is set for a new interview, the period from now on (SPEC §3). */
export function effectiveDeadline(
  interview: Pick<AdvanceFacts, "status" | "deadline">,
  now: Date,
  periodDays: number = DEFAULT_INTERVIEW_PERIOD_DAYS,
): Date | null {
  return interview.deadline === null && interview.status === "new" ? daysAfter(now, periodDays) : interview.deadline;
}
