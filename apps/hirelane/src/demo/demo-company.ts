import type { Role, ScoreWeights } from "@hirelane/domain";
import type { DemoWorkflowName } from "./demo-workflows.ts";

export const demoOrganisation = { name: "Demo Company", timeZone: "Europe/Berlin", language: "en" } as const;

/** The password of every demo login. */
export const DEMO_PASSWORD = "hirelane-demo";

export const demoUsers: Readonly<Record<Role, { firstName: string; lastName: string; email: string }>> = {
  owner: { firstName: "Olivia", lastName: "Owens", email: "olivia.owens@demo-company.example" },
  admin: { firstName: "Adam", lastName: "Adler", email: "adam.adler@demo-company.example" },
  recruiter: { firstName: "Rita", lastName: "Richter", email: "rita.richter@demo-company.example" },
  hiringManager: { firstName: "Henry", lastName: "Hofmann", email: "henry.hofmann@demo-company.example" },
};

/** A demo job: what it asks for, how many people applied, and how its first applicants have gone on. */
export interface DemoJob {
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly employmentType: string;
  readonly minExperienceYears: number;
  readonly published: boolean;
  readonly mustHaveSkills: readonly string[];
  /** What resumes are scored by; null: what counts without any. */
  readonly weights: ScoreWeights | null;
  readonly workflow: DemoWorkflowName;
  readonly applicants: number;
  /** Of those after the first invited, how many have a video interview that nobody has invited them to yet. */
  readonly newInterviews: number;
  readonly invitedInterviews: number;
}

/** The first one is owned by the recruiter, and reviewed by the hiring manager. */
export const demoJobs: readonly [DemoJob, ...DemoJob[]] = [
  {
    title: "Backend Engineer",
    description: "Build the services behind our products, with TypeScript and PostgreSQL.",
    location: "Berlin",
    employmentType: "Full time",
    minExperienceYears: 2,
    published: true,
    mustHaveSkills: ["TypeScript", "PostgreSQL", "Node.js", "Kubernetes", "Testing"],
    weights: { skills: 0.4, workExperience: 0.3, projects: 0.2, education: 0.05, certifications: 0.05 },
    workflow: "engineering",
    applicants: 48,
    newInterviews: 12,
    invitedInterviews: 14,
  },
  {
    title: "Product Designer",
    description: "Shape how our products look and work, from the first sketch on.",
    location: "Hamburg",
    employmentType: "Part time",
    minExperienceYears: 3,
    published: true,
    mustHaveSkills: ["Figma", "React", "Communication"],
    weights: null,
    workflow: "design",
    applicants: 10,
    newInterviews: 3,
    invitedInterviews: 3,
  },
  {
    title: "Head of Customer Success",
    description: "A draft: this job is not published yet.",
    location: "Berlin",
    employmentType: "Full time",
    minExperienceYears: 8,
    published: false,
    mustHaveSkills: ["Communication"],
    weights: null,
    workflow: "design",
    applicants: 0,
    newInterviews: 0,
    invitedInterviews: 0,
  },
];
