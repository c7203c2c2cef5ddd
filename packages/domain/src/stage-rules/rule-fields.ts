import { z } from "zod";
import type { StageService } from "../workflows/stage.ts";

/** The fields that are compared as numbers: scores from 0 to 10, the assessment's from 0 to 100. */
export const NumberField = z.enum([
  "relevantExperienceMonths",
  "overallScore",
  "skillsScore",
  "workExperienceScore",
  "projectsScore",
  "educationScore",
  "certificationsScore",
  "assessmentScore",
]);
export type NumberField = z.infer<typeof NumberField>;

/** The fields that are compared as texts, without regard to case and surrounding space. */
export const TextField = z.enum(["city", "state"]);
export type TextField = z.infer<typeof TextField>;

export const NumberOperator = z.enum([">", "<", ">=", "<=", "=", "!="]);
export const TextOperator = z.enum(["=", "!=", "contains", "in"]);

/** What a rule may look at in an application. */
interface RuleField {
  /** For people. */
  readonly name: string;
  readonly type: "number" | "text";
  /** The services in whose stages the field can have a value. */
  readonly services: readonly StageService[];
}

const everywhere = ["resumeScreening", "videoInterview", "assessment", "finalInterview", "manual"] as const;
const afterScreening = ["videoInterview", "assessment", "finalInterview", "manual"] as const;

/** The catalogue of SPEC §4. */
export const ruleFields: Readonly<Record<NumberField | TextField, RuleField>> = {
  relevantExperienceMonths: { name: "Relevant experience in months", type: "number", services: everywhere },
  city: { name: "City", type: "text", services: everywhere },
  state: { name: "State", type: "text", services: everywhere },
  overallScore: { name: "Overall score", type: "number", services: everywhere },
  skillsScore: { name: "Skills score", type: "number", services: everywhere },
  workExperienceScore: { name: "Work experience score", type: "number", services: everywhere },
  projectsScore: { name: "Projects score", type: "number", services: everywhere },
  educationScore: { name: "Education score", type: "number", services: everywhere },
  certificationsScore: { name: "Certifications score", type: "number", services: everywhere },
  assessmentScore: { name: "Assessment score in percent", type: "number", services: afterScreening },
};
