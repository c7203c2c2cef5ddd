import { GetManyCandidatesInput, ListedCandidateView } from "@hirelane/domain";
import { z } from "zod";
import { requireJobAccess } from "../jobs/load-job.ts";
import { defineRead } from "../kernel/operation.ts";
import { listPeople } from "./list-candidates.ts";

export const getManyCandidates = defineRead({
  id: "candidates.getMany",
  summary: "Several people at once, as lists show them; those who are on no list of the caller's are left out.",
  permission: "candidates.read",
  input: GetManyCandidatesInput,
  output: z.object({ candidates: z.array(ListedCandidateView) }),
  async run(context, { ids, jobId }) {
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    if (ids.length === 0) return { candidates: [] };
    const filters = { ids, jobId };
    const page = await listPeople(context, { filters, order: "id", limit: ids.length, withTotal: false });
    return { candidates: page.items };
  },
});
