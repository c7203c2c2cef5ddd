import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { resumes } = operations;

export const resumesRouter = router({
  list: query(resumes.list),
  get: query(resumes.get),
  create: mutation(resumes.create),
  createOfCandidate: mutation(resumes.createOfCandidate),
  delete: mutation(resumes.delete),
  rescore: mutation(resumes.rescore),
  setScore: mutation(resumes.setScore),
});
