// oxlint-disable-next-line typescript/no-explicit-any -- rows as the driver gives them
export type Row = Record<string, any>;

/** What the state of a resume is called, as one would write it by hand. */
export function labelByHand({ status, screening, r }: Row): string {
  if (status === "hired") return "Hired";
  if (status === "onHold") return "On Hold";
  if (status !== "active") return "Rejected";
  if (screening === "approved") return "Shortlisted";
  if (screening === "notApproved") return "Not Shortlisted";
  if (screening === "completed") return "Completed";
  return r["overall_score"] === null ? "Applied" : "Under Review";
}
