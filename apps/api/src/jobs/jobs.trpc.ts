import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { jobs } = operations;

export const jobsRouter = router({
  list: query(jobs.list),
  get: query(jobs.get),
  create: mutation(jobs.create),
  update: mutation(jobs.update),
  publish: mutation(jobs.publish),
  close: mutation(jobs.close),
  reopen: mutation(jobs.reopen),
  delete: mutation(jobs.delete),
  restore: mutation(jobs.restore),
  changeOwner: mutation(jobs.changeOwner),
  getPublic: query(jobs.getPublic),
  listTeamMembers: query(jobs.listTeamMembers),
  addTeamMember: mutation(jobs.addTeamMember),
  removeTeamMember: mutation(jobs.removeTeamMember),
});
