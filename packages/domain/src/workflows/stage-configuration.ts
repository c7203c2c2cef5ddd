import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { RequiredText, Text } from "../kernel/text.ts";
import { WebAddress } from "../kernel/web-address.ts";
import { StageService } from "./stage.ts";

/** Tests that a stage assigns at most. */
const MAX_ASSESSMENTS = 20;

/** What a stage of each service is set up with; everything is optional, and has its default (SPEC §4). */
export const stageConfigurations = {
  resumeScreening: z.strictObject({}),
  videoInterview: z.strictObject({
    /** What candidates are asked; absent: the questions of the job. */
    questionSetId: Id("questionSet").nullable().default(null),
    /** Days to the deadline; absent: the job's, else the organisation's, interview period. */
    daysToExpire: z.int().min(1).max(365).nullable().default(null),
  }),
  assessment: z.strictObject({
    /** The tests that whoever enters the stage is assigned. */
    assessments: z
      .array(z.strictObject({ name: RequiredText(200), testUrl: WebAddress.optional() }))
      .max(MAX_ASSESSMENTS, { message: `At most ${MAX_ASSESSMENTS} assessments.` })
      .default([]),
    validDays: z.int().min(1).max(365).default(7),
  }),
  finalInterview: z.strictObject({
    durationMinutes: z.int().min(5).max(1440).default(60),
    place: Text(500).default(""),
  }),
  manual: z.strictObject({ instructions: Text(5000).default("") }),
} as const satisfies Record<StageService, z.ZodType>;

/** The configuration of a stage of service `S`, complete. */
export type StageConfiguration<S extends StageService = StageService> = z.infer<(typeof stageConfigurations)[S]>;

const stageOf = <const S extends StageService, C extends z.ZodType>(service: S, configuration: C) =>
  z.strictObject({ service: z.literal(service), name: RequiredText(200), configuration });

/** A stage as it is made: what happens in it, its name, and what it is set up with. */
export const StageInput = z.discriminatedUnion(
  "service",
  [
    stageOf("resumeScreening", stageConfigurations.resumeScreening.prefault({})),
    stageOf("videoInterview", stageConfigurations.videoInterview.prefault({})),
    stageOf("assessment", stageConfigurations.assessment.prefault({})),
    stageOf("finalInterview", stageConfigurations.finalInterview.prefault({})),
    stageOf("manual", stageConfigurations.manual.prefault({})),
  ],
  { error: `The service is one of ${StageService.options.join(", ")}.` },
);
export type StageInput = z.infer<typeof StageInput>;

/** The configuration that was stored for a stage of `service`, with the defaults of what is absent. */
export function readStageConfiguration<S extends StageService>(service: S, stored: unknown): StageConfiguration<S>;
export function readStageConfiguration(service: StageService, stored: unknown): StageConfiguration {
  return stageConfigurations[service].parse(stored);
}
