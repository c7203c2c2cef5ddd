import { NoInput, WhoamiView } from "@hirelane/domain";
import { OperationError } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { viewUser } from "../users/load-user.ts";

export const whoami = defineRead({
  id: "auth.whoami",
  summary: "Who the presented token or activation key belongs to.",
  permission: "auth.whoami",
  input: NoInput,
  output: WhoamiView,
  async run(context) {
    const { actor } = context;
    switch (actor.kind) {
      case "user": {
        const { email, firstName, lastName } = await viewUser(context, actor.userId);
        const { userId, role, organisationId } = actor;
        return { kind: "user" as const, userId, role, organisationId, email, firstName, lastName };
      }
      case "candidate": {
        const { organisationId, videoInterviewId } = actor;
        return { kind: "candidate" as const, organisationId, videoInterviewId };
      }
      case "anonymous":
      case "system":
        throw new OperationError("unauthenticated", "This needs a token.");
    }
  },
});
