import { listAnswers } from "../answers/list-answers.ts";
import { openQuestion } from "../answers/open-question.ts";
import { submitAnswer } from "../answers/submit-answer.ts";
import { createCriterion } from "../evaluations/create-criterion.ts";
import { deleteCriterion } from "../evaluations/delete-criterion.ts";
import { getOwnEvaluation } from "../evaluations/get-evaluation.ts";
import { getResults } from "../evaluations/get-results.ts";
import { listCriteriaOfJob } from "../evaluations/list-criteria.ts";
import { listEvaluations } from "../evaluations/list-evaluations.ts";
import { rate } from "../evaluations/rate.ts";
import { reorderCriteria } from "../evaluations/reorder-criteria.ts";
import { updateCriterion } from "../evaluations/update-criterion.ts";
import { veto } from "../evaluations/veto.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { createNote } from "../notes/create-note.ts";
import { deleteNote } from "../notes/delete-note.ts";
import { listNotes } from "../notes/list-notes.ts";
import { updateNote } from "../notes/update-note.ts";
import { createQuestionSet } from "../questions/create-question-set.ts";
import { deleteQuestionSet } from "../questions/delete-question-set.ts";
import { getQuestionSetById } from "../questions/get-question-set.ts";
import { listQuestionSets } from "../questions/list-question-sets.ts";
import { updateQuestionSet } from "../questions/update-question-set.ts";
import { createShare } from "../shares/create-share.ts";
import { deleteShare } from "../shares/delete-share.ts";
import { getShareById } from "../shares/get-share.ts";
import { listOwnShares } from "../shares/list-own-shares.ts";
import { listShares } from "../shares/list-shares.ts";
import { advanceVideoInterview } from "../video-interviews/advance-video-interview.ts";
import { createVideoInterview } from "../video-interviews/create-video-interview.ts";
import { deleteVideoInterview } from "../video-interviews/delete-video-interview.ts";
import { getOwnVideoInterview } from "../video-interviews/get-own-video-interview.ts";
import { getVideoInterviewById } from "../video-interviews/get-video-interview.ts";
import { giveConsent } from "../video-interviews/give-consent.ts";
import { listVideoInterviews } from "../video-interviews/list-video-interviews.ts";
import { remindCandidate } from "../video-interviews/remind-candidate.ts";
import { setCandidatePassword } from "../video-interviews/set-candidate-password.ts";
import { setDeadline } from "../video-interviews/set-deadline.ts";
import { skipVideoInterview } from "../video-interviews/skip-video-interview.ts";
import { updateVideoInterview } from "../video-interviews/update-video-interview.ts";

/** Video interviews: what is asked, answered and judged. */
export const interviewOperations = {
  answers: { list: listAnswers, open: openQuestion, submit: submitAnswer },
  criteria: {
    create: createCriterion,
    delete: deleteCriterion,
    list: listCriteriaOfJob,
    reorder: reorderCriteria,
    update: updateCriterion,
  },
  evaluations: { get: getOwnEvaluation, list: listEvaluations, rate, results: getResults, veto },
  notes: { create: createNote, delete: deleteNote, list: listNotes, update: updateNote },
  questionSets: {
    create: createQuestionSet,
    delete: deleteQuestionSet,
    get: getQuestionSetById,
    list: listQuestionSets,
    update: updateQuestionSet,
  },
  shares: {
    create: createShare,
    delete: deleteShare,
    get: getShareById,
    list: listShares,
    listMine: listOwnShares,
  },
  videoInterviews: {
    advance: advanceVideoInterview,
    consent: giveConsent,
    create: createVideoInterview,
    delete: deleteVideoInterview,
    get: getVideoInterviewById,
    getOwn: getOwnVideoInterview,
    list: listVideoInterviews,
    remind: remindCandidate,
    setDeadline,
    setPassword: setCandidatePassword,
    skip: skipVideoInterview,
    update: updateVideoInterview,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
