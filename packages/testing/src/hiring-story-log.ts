import { until } from "./mail-server.ts";

/** An event as its log is told here. */
interface LoggedEvent {
  readonly type: string;
  readonly subject: { readonly kind: string; readonly id: number };
  readonly actor: { readonly kind: string; readonly name: string | null };
  readonly to: string | null;
}

/** What the ids of a story stand for. */
interface StoryNames {
  readonly applications: ReadonlyMap<number, string>;
  readonly stages: ReadonlyMap<number, string>;
}

/** What the log says of the job of a story, in its order: what happened, to whom it became what, and who did it. */
export function tellLog(events: readonly LoggedEvent[], { applications, stages }: StoryNames): string[] {
  return events.map(({ type, subject, actor, to }) => {
    const who = subject.kind === "application" ? applications.get(subject.id) : undefined;
    const state = type === "application.moved" ? stages.get(Number(to)) : to;
    return `${[type, who, state].filter((part) => typeof part === "string").join(" ")}, ${actor.name ?? actor.kind}`;
  });
}

/** The log once the hire is in it: a transaction anywhere in the server holds up what is read by position (decision 0007). */
export async function readToTheEnd<Event extends LoggedEvent>(read: () => Promise<Event[]>): Promise<Event[]> {
  let events: Event[] = [];
  await until(async () => (events = await read()).some(({ to }) => to === "hired"));
  return events;
}

/** The log of the hiring story, over whatever it is played. */
export const hiringStoryLog: readonly string[] = [
  "job.created, user",
  "job.workflowAssigned, user",
  "job.published open, user",
  "application.created Leia active, applyPage",
  "resume.created, applyPage",
  "application.moved Leia screening, applyPage",
  "resume.textExtracted extracted, extractResumeText",
  "alert.fired Leia, fireAlerts",
  "application.created Luke active, applyPage",
  "resume.created, applyPage",
  "application.moved Luke screening, applyPage",
  "resume.textExtracted extracted, extractResumeText",
  "application.statusChanged Luke rejected, user",
  "application.statusChanged Luke active, user",
  "application.stepChanged Leia inProgress, user",
  "application.stepChanged Leia completed, user",
  "application.stepChanged Leia approved, runStageRules",
  "application.moved Leia assessment, runStageRules",
  "application.assessmentAssigned Leia assigned, runStageRules",
  "application.assessmentChanged Leia linkOpened, assessmentLink",
  "application.stepChanged Leia inProgress, assessmentLink",
  "application.assessmentChanged Leia started, user",
  "application.assessmentChanged Leia completed, user",
  "application.stepChanged Leia completed, user",
  "application.stepChanged Leia approved, runStageRules",
  "application.moved Leia video interview, runStageRules",
  "videoInterview.created new, runStageRules",
  "videoInterview.advanced invited, runStageRules",
  "videoInterview.advanced confirmed, candidate",
  "videoInterview.advanced interviewing, candidate",
  "application.stepChanged Leia inProgress, candidate",
  "videoInterview.advanced interviewed, candidate",
  "application.stepChanged Leia completed, candidate",
  "application.stepChanged Leia approved, user",
  "application.moved Leia final interview, user",
  "application.finalInterviewScheduled Leia, user",
  "application.stepChanged Leia inProgress, user",
  "application.feedbackCreated Leia, user",
  "application.statusChanged Leia hired, user",
];
