import { Text } from "../kernel/text.ts";
import { StageService } from "../workflows/stage.ts";
import { StatusLabel } from "./status-label.ts";

/** Filters of lists of applications, and of who applied, by label and by stage; all of them have to fit. */
export const labelFilters = {
  label: StatusLabel,
  /** The label again, for who asks for it in place of a stage. */
  stageLabel: StatusLabel,
  /** What happens in the stage of the application. */
  stageService: StageService,
  /** The name of the stage, without regard to case. */
  stageName: Text(100).min(1),
};
