import { findCandidateByEmail, findRow, listApplicationsOfCandidate, toId } from "@hirelane/db";
import { CandidateView, emailKey, UpdateCandidateInput } from "@hirelane/domain";
import { requestAlerts } from "../alerts/request-alerts.ts";
import { recordEvent } from "../kernel/events.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { loadCandidate, viewCandidate } from "./load-candidate.ts";

export const updateCandidate = defineWrite({
  id: "candidates.update",
  summary: "Change what is known of a person; an email belongs to one person.",
  permission: "candidates.manage",
  input: UpdateCandidateInput,
  output: CandidateView,
  async run(context, { id, expectedVersion, ...fields }) {
    const candidate = await loadCandidate(context, id, expectedVersion);
    if (fields.email !== undefined) {
      const known = await findRow(context.sql, findCandidateByEmail, [emailKey(fields.email)]);
      if (known !== null && toId(known.id) !== id) throw invalidField("email", "Another candidate has this email.");
    }
    context.em.assign(candidate, { ...given(fields), updatedAt: context.now });
    await context.em.flush();
    await recordEvent(context, { type: "candidate.updated", subject: { kind: "candidate", id } });
    if (fields.city !== undefined || fields.state !== undefined) {
      const applications = await context.sql.rows(listApplicationsOfCandidate, [id]);
      await requestAlerts(
        context,
        applications.map((row) => toId(row.id)),
      );
    }
    return viewCandidate(context, id);
  },
});
