import { CandidateRef, CandidateView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { requireCandidateAccess, viewCandidate } from "./load-candidate.ts";

export const getCandidateById = defineRead({
  id: "candidates.get",
  summary: "One candidate.",
  permission: "candidates.read",
  input: CandidateRef,
  output: CandidateView,
  async run(context, { id }) {
    await requireCandidateAccess(context, id);
    return viewCandidate(context, id);
  },
});
