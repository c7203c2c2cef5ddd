import type { Role } from "@hirelane/domain";

export const demoOrganisation = { name: "Demo Company", timeZone: "Europe/Berlin", language: "en" } as const;

/** The password of every demo login. */
export const DEMO_PASSWORD = "hirelane-demo";

export const demoUsers: Readonly<Record<Role, { firstName: string; lastName: string; email: string }>> = {
  owner: { firstName: "Olivia", lastName: "Owens", email: "olivia.owens@demo-company.example" },
  admin: { firstName: "Adam", lastName: "Adler", email: "adam.adler@demo-company.example" },
  recruiter: { firstName: "Rita", lastName: "Richter", email: "rita.richter@demo-company.example" },
  hiringManager: { firstName: "Henry", lastName: "Hofmann", email: "henry.hofmann@demo-company.example" },
};

/** A demo job: how many people applied, and how many of their video interviews are new and invited. */
export interface DemoJob {
  readonly title: string;
  readonly description: string;
  readonly published: boolean;
  readonly applicants: number;
  readonly newInterviews: number;
  readonly invitedInterviews: number;
}

/** The first one is owned by the recruiter, and reviewed by the hiring manager. */
export const demoJobs: readonly [DemoJob, ...DemoJob[]] = [
  {
    title: "Backend Engineer",
    description: "Build the services behind our products, with TypeScript and PostgreSQL.",
    published: true,
    applicants: 48,
    newInterviews: 12,
    invitedInterviews: 14,
  },
  {
    title: "Product Designer",
    description: "Shape how our products look and work, from the first sketch on.",
    published: true,
    applicants: 10,
    newInterviews: 3,
    invitedInterviews: 3,
  },
  {
    title: "Head of Customer Success",
    description: "A draft: this job is not published yet.",
    published: false,
    applicants: 0,
    newInterviews: 0,
    invitedInterviews: 0,
  },
];
