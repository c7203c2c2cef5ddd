import { alertsRouter } from "../alerts/alerts.trpc.ts";
import { answersRouter } from "../answers/answers.trpc.ts";
import { applicationsRouter } from "../applications/applications.trpc.ts";
import { assessmentsRouter } from "../assessments/assessments.trpc.ts";
import { authRouter } from "../auth/auth.trpc.ts";
import { candidatesRouter } from "../candidates/candidates.trpc.ts";
import { creditsRouter } from "../credits/credits.trpc.ts";
import { dashboardRouter } from "../dashboard/dashboard.trpc.ts";
import { deadLettersRouter } from "../dead-letters/dead-letters.trpc.ts";
import { criteriaRouter } from "../evaluations/criteria.trpc.ts";
import { evaluationsRouter } from "../evaluations/evaluations.trpc.ts";
import { eventsRouter } from "../events/events.trpc.ts";
import { feedbackRouter } from "../feedback/feedback.trpc.ts";
import { finalInterviewsRouter } from "../final-interviews/final-interviews.trpc.ts";
import { importsRouter } from "../imports/imports.trpc.ts";
import { interviewModulesRouter } from "../interview-modules/interview-modules.trpc.ts";
import { jobsRouter } from "../jobs/jobs.trpc.ts";
import { mailsRouter } from "../mails/mails.trpc.ts";
import { notesRouter } from "../notes/notes.trpc.ts";
import { notificationsRouter } from "../notifications/notifications.trpc.ts";
import { organisationsRouter } from "../organisations/organisations.trpc.ts";
import { questionSetsRouter } from "../questions/question-sets.trpc.ts";
import { resumesRouter } from "../resumes/resumes.trpc.ts";
import { rollupsRouter } from "../rollups/rollups.trpc.ts";
import { scoreWeightsRouter } from "../score-weights/score-weights.trpc.ts";
import { screeningsRouter } from "../screenings/screenings.trpc.ts";
import { sharesRouter } from "../shares/shares.trpc.ts";
import { stageRulesRouter } from "../stage-rules/stage-rules.trpc.ts";
import { stepsRouter } from "../steps/steps.trpc.ts";
import { usersRouter } from "../users/users.trpc.ts";
import { videoInterviewsRouter } from "../video-interviews/video-interviews.trpc.ts";
import { stagesRouter } from "../workflows/stages.trpc.ts";
import { workflowsRouter } from "../workflows/workflows.trpc.ts";
import { router } from "./trpc.ts";

/** Every procedure, by resource and verb as in the operation catalogue. */
export const appRouter = router({
  alerts: alertsRouter,
  answers: answersRouter,
  applications: applicationsRouter,
  assessments: assessmentsRouter,
  auth: authRouter,
  candidates: candidatesRouter,
  credits: creditsRouter,
  criteria: criteriaRouter,
  dashboard: dashboardRouter,
  evaluations: evaluationsRouter,
  events: eventsRouter,
  deadLetters: deadLettersRouter,
  feedback: feedbackRouter,
  finalInterviews: finalInterviewsRouter,
  imports: importsRouter,
  interviewModules: interviewModulesRouter,
  jobs: jobsRouter,
  mails: mailsRouter,
  notes: notesRouter,
  notifications: notificationsRouter,
  organisations: organisationsRouter,
  questionSets: questionSetsRouter,
  resumes: resumesRouter,
  rollups: rollupsRouter,
  scoreWeights: scoreWeightsRouter,
  screenings: screeningsRouter,
  shares: sharesRouter,
  stageRules: stageRulesRouter,
  users: usersRouter,
  stages: stagesRouter,
  steps: stepsRouter,
  videoInterviews: videoInterviewsRouter,
  workflows: workflowsRouter,
});

/** The type from which the client knows every call. */
export type AppRouter = typeof appRouter;
