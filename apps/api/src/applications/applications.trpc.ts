import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { applications } = operations;

export const applicationsRouter = router({
  list: query(applications.list),
  get: query(applications.get),
  create: mutation(applications.create),
  applyForJob: mutation(applications.applyForJob),
  bulk: mutation(applications.bulk),
  bulkOfJob: mutation(applications.bulkOfJob),
  decide: mutation(applications.decide),
  hire: mutation(applications.hire),
  history: query(applications.history),
  hold: mutation(applications.hold),
  moveCandidateToNextStage: mutation(applications.moveCandidateToNextStage),
  moveToNextStage: mutation(applications.moveToNextStage),
  moveToStage: mutation(applications.moveToStage),
  reject: mutation(applications.reject),
  resume: mutation(applications.resume),
  timeInStage: query(applications.timeInStage),
  undoRejection: mutation(applications.undoRejection),
  update: mutation(applications.update),
  withdraw: mutation(applications.withdraw),
});
