import { allow, type Decision, refuse } from "../kernel/decision.ts";
import type { QuestionKind } from "../questions/question.ts";
import type { VideoInterviewStatus } from "../video-interviews/video-interview-status.ts";
import type { SubmitAnswerInput } from "./answer.ts";

/** Seconds past a time limit in which an answer still counts: what a network may take. */
export const TIME_LIMIT_GRACE_SECONDS = 10;

/** What decides whether a question may be opened or answered. */
export interface AnswerFacts {
  readonly status: VideoInterviewStatus;
  readonly consented: boolean;
  readonly timeLimitSeconds: number | null;
  readonly openedAt: Date | null;
  readonly answeredAt: Date | null;
}

/** Why not: a sentence, and the field that it is about. */
export interface AnswerRefusal {
  readonly field: "status" | "consent" | "questionId" | "text" | "choice";
  readonly message: string;
}

/** Whether a candidate may see a question's prompt for the first time: while interviewing, with consent given. */
export function decideOpening({ status, consented }: AnswerFacts): Decision<null, AnswerRefusal> {
  if (status !== "interviewing") return refuse({ field: "status", message: "The interview is not under way." });
  return consented ? allow(null) : refuse({ field: "consent", message: "Give your consent first." });
}

/**
 * Whether an answer counts that arrives now: once, while interviewing, with consent, and under a time limit within it and
 * the grace. For media, now is when the upload begins: a recording that was made in time may take its time to arrive.
 */
export function decideAnswer(facts: AnswerFacts, now: Date): Decision<null, AnswerRefusal> {
  const opening = decideOpening(facts);
  if (!opening.ok) return opening;
  const { answeredAt, openedAt, timeLimitSeconds } = facts;
  if (answeredAt !== null) return refuse({ field: "questionId", message: "This question has been answered." });
  if (timeLimitSeconds === null) return allow(null);
  if (openedAt === null)
    return refuse({ field: "questionId", message: "Open this question first: its time is limited." });
  const end = openedAt.getTime() + (timeLimitSeconds + TIME_LIMIT_GRACE_SECONDS) * 1000;
  return now.getTime() <= end
    ? allow(null)
    : refuse({ field: "questionId", message: `The ${timeLimitSeconds} seconds for this question are over.` });
}

/** What is stored of an answer that fits its question; else what is wrong with it. */
export function decideContent(
  { kind, choices }: { readonly kind: QuestionKind; readonly choices: readonly string[] },
  { text, choice }: Pick<SubmitAnswerInput, "text" | "choice">,
): Decision<{ text: string | null; choice: string | null }, AnswerRefusal> {
  if (kind === "video") return refuse({ field: "questionId", message: "This question takes a recording: upload it." });
  const wrong = kind === "text" ? "choice" : "text";
  if ((kind === "text" ? choice : text) !== undefined) {
    return refuse({ field: wrong, message: `A question of kind ${kind} takes no ${wrong}.` });
  }
  if (kind === "text") {
    return text === undefined ? refuse({ field: "text", message: "Write an answer." }) : allow({ text, choice: null });
  }
  if (choice === undefined || !choices.includes(choice)) {
    return refuse({ field: "choice", message: "Choose one of the choices." });
  }
  return allow({ text: null, choice });
}

/** Seconds that are left for a question with a time limit, never below zero; null without a limit, or before it is opened. */
export function secondsLeft(
  { timeLimitSeconds, openedAt }: Pick<AnswerFacts, "timeLimitSeconds" | "openedAt">,
  now: Date,
): number | null {
  if (timeLimitSeconds === null || openedAt === null) return null;
  return Math.max(0, Math.ceil(timeLimitSeconds - (now.getTime() - openedAt.getTime()) / 1000));
}

/** Whether a candidate sees what is asked: while interviewing, and of a question with a time limit once it is open. */
export function seesPrompt({
  status,
  timeLimitSeconds,
  openedAt,
}: Omit<AnswerFacts, "consented" | "answeredAt">): boolean {
  return status === "interviewing" && (timeLimitSeconds === null || openedAt !== null);
}
