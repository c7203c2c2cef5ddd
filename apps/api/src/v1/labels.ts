import {
  type ApplicationDecision,
  labelKey,
  type Role,
  StageService,
  type StatusLabel,
  type StepStatus,
} from "@hirelane/domain";
import { z } from "zod";

/** The services by the names and ids that v1 has for them (SPEC §1). */
export const services = {
  resumeScreening: { id: 1, name: "Resume Screening" },
  videoInterview: { id: 2, name: "Automated Video Interview" },
  assessment: { id: 3, name: "Assessment" },
  finalInterview: { id: 4, name: "Scheduled Final Interview" },
  manual: { id: 5, name: "Manual" },
} as const satisfies Record<StageService, { readonly id: number; readonly name: string }>;

/** A service as answers name it; actions take it back as it is. */
export const ServiceV1 = z.object({ id: z.number(), name: z.string() });

/** What v1 calls how far a step is. */
export const stepLabels = {
  notStarted: "Not Started",
  inProgress: "In Progress",
  completed: "Completed",
  approved: "Approved",
  notApproved: "Not Approved",
} as const satisfies Record<StepStatus, string>;

/** The labels that people give, and what each decides; all others come about by themselves. */
export const decisions = {
  "Under Review": "takeUp",
  Shortlisted: "shortlist",
  "Not Shortlisted": "decline",
  "On Hold": "hold",
  Rejected: "reject",
  Hired: "hire",
  Started: "start",
  Completed: "complete",
  "Scheduled Final Interview": "scheduleFinalInterview",
} as const satisfies Partial<Record<StatusLabel, ApplicationDecision>>;

/** The roles by the names and ids that v1 has for them (SPEC §1). */
export const roles = {
  owner: { id: 1, name: "Admin" },
  admin: { id: 1, name: "Admin" },
  recruiter: { id: 2, name: "User" },
  hiringManager: { id: 3, name: "Participant" },
} as const satisfies Record<Role, { readonly id: number; readonly name: string }>;

/** One of some labels, however it is cased; any other is 400, and names the choices. */
export function LabelInput<const Label extends string>(labels: readonly Label[]) {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const described = z
    .string()
    .meta({ description: 'In whatever case, with or without a final "!".', examples: [...labels] });
  return described.transform((text, context) => {
    const label = byKey.get(labelKey(text));
    if (label !== undefined) return label;
    context.addIssue({ code: "custom", message: `Must be one of: ${labels.join(", ")}.` });
    return z.NEVER;
  });
}

const serviceByName = new Map(StageService.options.map((service) => [services[service].name, service]));

/** A service by its name. */
export const ServiceName = LabelInput([...serviceByName.keys()]).transform((name): StageService => {
  const service = serviceByName.get(name);
  if (service === undefined) throw new Error(`The service "${name}" has no label.`);
  return service;
});

/** The service that an id of v1 means; null for any other number. */
export function serviceOfId(id: number): StageService | null {
  return StageService.options.find((service) => services[service].id === id) ?? null;
}
