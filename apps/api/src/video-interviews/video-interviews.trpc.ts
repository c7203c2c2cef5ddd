import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { videoInterviews } = operations;

export const videoInterviewsRouter = router({
  list: query(videoInterviews.list),
  get: query(videoInterviews.get),
  create: mutation(videoInterviews.create),
  update: mutation(videoInterviews.update),
  delete: mutation(videoInterviews.delete),
  setDeadline: mutation(videoInterviews.setDeadline),
  advance: mutation(videoInterviews.advance),
  skip: mutation(videoInterviews.skip),
  remind: mutation(videoInterviews.remind),
  consent: mutation(videoInterviews.consent),
  getOwn: query(videoInterviews.getOwn),
  setPassword: mutation(videoInterviews.setPassword),
});
