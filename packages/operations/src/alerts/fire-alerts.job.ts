import { Id } from "@hirelane/domain";
import { z } from "zod";
import { defineJob } from "../kernel/job.ts";
import { fireAlerts } from "./fire-alerts.ts";
import { FIRE_ALERTS } from "./request-alerts.ts";

/** Looks at applications for the alerts of their stages; run twice, it tells nobody twice. */
export const fireAlertsOfApplications = defineJob({
  name: FIRE_ALERTS,
  payload: z.strictObject({ organisationId: Id("organisation"), applicationIds: z.array(Id("application")).max(1000) }),
  queue: { notify: true },
  async run({ kernel }, { organisationId, applicationIds }) {
    await kernel.runAsSystem(organisationId, FIRE_ALERTS, (context) => fireAlerts(context, applicationIds));
  },
});
