import { ResumeRef, ResumeView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewResume } from "./load-resume.ts";

export const getResumeById = defineRead({
  id: "resumes.get",
  summary: "One version of a resume, with its file and its score.",
  permission: "resumes.read",
  input: ResumeRef,
  output: ResumeView,
  run: (context, { id }) => viewResume(context, id),
});
