import { complaintAboutExperience } from "@hirelane/domain";
import { invalidField } from "../kernel/operation-error.ts";

/** Throws `invalid_input` for years of experience that contradict each other, or those that the job has. */
export function checkExperience(...years: Parameters<typeof complaintAboutExperience>): void {
  const complaint = complaintAboutExperience(...years);
  if (complaint !== null) throw invalidField(complaint.path, complaint.message);
}
