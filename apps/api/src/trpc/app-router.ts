import { applicationsRouter } from "../applications/applications.trpc.ts";
import { authRouter } from "../auth/auth.trpc.ts";
import { candidatesRouter } from "../candidates/candidates.trpc.ts";
import { deadLettersRouter } from "../dead-letters/dead-letters.trpc.ts";
import { eventsRouter } from "../events/events.trpc.ts";
import { jobsRouter } from "../jobs/jobs.trpc.ts";
import { mailsRouter } from "../mails/mails.trpc.ts";
import { organisationsRouter } from "../organisations/organisations.trpc.ts";
import { usersRouter } from "../users/users.trpc.ts";
import { videoInterviewsRouter } from "../video-interviews/video-interviews.trpc.ts";
import { router } from "./trpc.ts";

/** Every procedure, by resource and verb as in the operation catalogue. */
export const appRouter = router({
  applications: applicationsRouter,
  auth: authRouter,
  candidates: candidatesRouter,
  events: eventsRouter,
  deadLetters: deadLettersRouter,
  jobs: jobsRouter,
  mails: mailsRouter,
  organisations: organisationsRouter,
  users: usersRouter,
  videoInterviews: videoInterviewsRouter,
});

/** The type from which the client knows every call. */
export type AppRouter = typeof appRouter;
