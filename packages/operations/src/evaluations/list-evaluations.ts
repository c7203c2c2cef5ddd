import { evaluationList } from "@hirelane/db";
import { EvaluationView, ListEvaluationsInput, pageOf } from "@hirelane/domain";
import { actingUserId } from "../kernel/context.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";
import { requireVideoInterviewAccess } from "../video-interviews/interview-access.ts";
import { sightOf } from "./evaluation-sight.ts";

export const listEvaluations = defineRead({
  id: "evaluations.list",
  summary:
    "What each evaluator gave a video interview; only the caller's own where evaluation is blind, until it is in.",
  permission: "evaluations.read",
  input: ListEvaluationsInput,
  output: pageOf(EvaluationView),
  async run(context, { videoInterviewId, ...page }) {
    const known = await requireVideoInterviewAccess(context, videoInterviewId);
    const userId = (await sightOf(context, known)) ? undefined : (actingUserId(context) ?? 0);
    return listPage(context, evaluationList, { ...page, filters: { videoInterviewId, userId } });
  },
});
