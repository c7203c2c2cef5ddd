import { FeedbackView, GiveFeedbackInput, type StageService, type StageView } from "@hirelane/domain";
import { applicationOf } from "../applications/application-of.ts";
import { loadApplication } from "../applications/load-application.ts";
import { notFound } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { keepFeedback } from "./create-feedback.ts";

export const giveFeedback = defineWrite({
  id: "feedback.give",
  summary: "Say what one thinks of a candidate on a job, as one of its team; of a step by its name, or of the whole.",
  permission: "feedback.create",
  input: GiveFeedbackInput,
  output: FeedbackView,
  async run(context, { stepName, service, text, rating, ...target }) {
    const application = await loadApplication(context, await applicationOf(context, target));
    const stage = stageNamed(application.stages, stepName, service);
    return keepFeedback(context, application, { stage, text, rating });
  },
});

const nameKey = (name: string): string => name.trim().toLowerCase();

/** The stage of that name, else the first one of the service; null: none was asked for. Throws `not_found`. */
function stageNamed(stages: readonly StageView[], name: string, service: StageService | undefined): StageView | null {
  if (name === "" && service === undefined) return null;
  const named = stages.find((stage) => nameKey(stage.name) === nameKey(name));
  const stage = named ?? stages.find((each) => each.service === service);
  if (stage === undefined) throw notFound("step");
  return stage;
}
