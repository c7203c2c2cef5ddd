import { answersRouter } from "../answers/answers.trpc.ts";
import { applicationsRouter } from "../applications/applications.trpc.ts";
import { authRouter } from "../auth/auth.trpc.ts";
import { candidatesRouter } from "../candidates/candidates.trpc.ts";
import { deadLettersRouter } from "../dead-letters/dead-letters.trpc.ts";
import { criteriaRouter } from "../evaluations/criteria.trpc.ts";
import { evaluationsRouter } from "../evaluations/evaluations.trpc.ts";
import { eventsRouter } from "../events/events.trpc.ts";
import { importsRouter } from "../imports/imports.trpc.ts";
import { jobsRouter } from "../jobs/jobs.trpc.ts";
import { mailsRouter } from "../mails/mails.trpc.ts";
import { notesRouter } from "../notes/notes.trpc.ts";
import { organisationsRouter } from "../organisations/organisations.trpc.ts";
import { questionSetsRouter } from "../questions/question-sets.trpc.ts";
import { sharesRouter } from "../shares/shares.trpc.ts";
import { usersRouter } from "../users/users.trpc.ts";
import { videoInterviewsRouter } from "../video-interviews/video-interviews.trpc.ts";
import { router } from "./trpc.ts";

/** Every procedure, by resource and verb as in the operation catalogue. */
export const appRouter = router({
  answers: answersRouter,
  applications: applicationsRouter,
  auth: authRouter,
  candidates: candidatesRouter,
  criteria: criteriaRouter,
  evaluations: evaluationsRouter,
  events: eventsRouter,
  deadLetters: deadLettersRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  mails: mailsRouter,
  notes: notesRouter,
  organisations: organisationsRouter,
  questionSets: questionSetsRouter,
  shares: sharesRouter,
  users: usersRouter,
  videoInterviews: videoInterviewsRouter,
});

/** The type from which the client knows every call. */
export type AppRouter = typeof appRouter;
