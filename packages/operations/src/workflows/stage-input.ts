import { type StageConfiguration, stageConfigurations, type StageInput, type StageService } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { decodeInput } from "../kernel/input.ts";
import { OperationError } from "../kernel/operation-error.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";

/** Throws `not_found` where a configuration names questions that there are none of. */
export async function checkStage(
  context: WriteContext,
  { configuration }: { readonly configuration: StageInput["configuration"] },
): Promise<void> {
  if ("questionSetId" in configuration) await requireQuestionSet(context, configuration.questionSetId);
}

/** What was sent as the configuration of a stage of `service`; throws `invalid_input` with the fields below `configuration`. */
export function decodeConfiguration(service: StageService, sent: unknown): StageConfiguration {
  try {
    return decodeInput(stageConfigurations[service], sent);
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const fields = error.fields.map(({ path, message }) => ({
      path: path === "" ? "configuration" : `configuration.${path}`,
      message,
    }));
    throw new OperationError(error.code, error.message, { fields });
  }
}
