import { z } from "zod";

/** What happens in a stage (SPEC §1); `manual` is any step of one's own. */
export const StageService = z.enum(["resumeScreening", "videoInterview", "assessment", "finalInterview", "manual"]);
export type StageService = z.infer<typeof StageService>;
