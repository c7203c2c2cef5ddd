import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";

/** Where an application stands, apart from its stage (SPEC §1). */
export const ApplicationStatus = z.enum(["active", "onHold", "rejected", "withdrawn", "hired"]);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

export const ApplicationView = z.object({
  id: Id("application"),
  jobId: Id("job"),
  candidateId: Id("candidate"),
  candidate: z.object({ firstName: z.string(), lastName: z.string(), email: z.string().nullable() }),
  status: ApplicationStatus,
  createdAt: z.date(),
  version: z.number(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

export const CreateApplicationInput = z.strictObject({ jobId: Id("job"), candidateId: Id("candidate") });
export const ApplicationRef = z.strictObject({ id: Id("application") });

export const ListApplicationsInput = listInput(
  { jobId: Id("job"), candidateId: Id("candidate"), status: ApplicationStatus },
  ["-id", "id"],
);
