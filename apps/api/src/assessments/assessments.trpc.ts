import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { assessments } = operations;

export const assessmentsRouter = router({
  approve: mutation(assessments.approve),
  assign: mutation(assessments.assign),
  complete: mutation(assessments.complete),
  create: mutation(assessments.create),
  disapprove: mutation(assessments.disapprove),
  disqualify: mutation(assessments.disqualify),
  get: query(assessments.get),
  getOwn: query(assessments.getOwn),
  list: query(assessments.list),
  ofCandidates: query(assessments.ofCandidates),
  openOwn: mutation(assessments.openOwn),
  revoke: mutation(assessments.revoke),
  start: mutation(assessments.start),
  submit: mutation(assessments.submit),
  update: mutation(assessments.update),
});
