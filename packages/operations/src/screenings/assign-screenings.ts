import { AssignOutcomes, AssignScreeningsInput, countOutcomes } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { inviteByHand } from "./assign-by-hand.ts";

export const assignScreenings = defineWrite({
  id: "screenings.assign",
  summary: "Give applications their video interview and invite to it; who may not be invited harms no other.",
  permission: "screenings.manage",
  input: AssignScreeningsInput,
  output: AssignOutcomes,
  run: async (context, { applicationIds, questionSetId = null, daysToExpire = null }) =>
    countOutcomes(await inviteByHand(context, applicationIds, { questionSetId, daysToExpire })),
});
