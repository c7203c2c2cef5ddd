import { z } from "zod";

/** A skill as text, or as the choosing fields of v1's clients have it. */
export const SkillInput = z
  .union([z.string(), z.object({ value: z.string() }), z.object({ label: z.string() })], { error: "Must be a skill." })
  .transform((skill) => {
    if (typeof skill === "string") return skill;
    return "value" in skill ? skill.value : skill.label;
  });
