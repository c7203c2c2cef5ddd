import { keepConsentText, noteConsent } from "@hirelane/db";
import { CandidateSelfView, ConsentInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { refusedField } from "../kernel/operation-error.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewCandidateSelf } from "./candidate-self.ts";
import { viewConsent } from "./consent-view.ts";
import { loadOwnVideoInterview } from "./load-video-interview.ts";

export const giveConsent = defineWrite({
  id: "videoInterviews.consent",
  summary: "Consent, as the candidate, to the text that was shown; a second time changes nothing.",
  permission: "videoInterviews.own.write",
  input: ConsentInput,
  output: CandidateSelfView,
  async run(context, { textHash }) {
    const { id, organisationId, jobId } = await loadOwnVideoInterview(context);
    const consent = await viewConsent(context, id);
    if (consent.givenAt === null) {
      if (textHash !== consent.textHash) {
        throw refusedField("textHash", "The text has changed since it was shown: show it again.");
      }
      await context.sql.rows(keepConsentText, [organisationId, textHash, consent.text, context.now]);
      await context.sql.rows(noteConsent, [id, context.now, textHash]);
      const subject = { kind: "videoInterview", id } as const;
      await recordEvent(context, { type: "videoInterview.consented", subject, jobId });
    }
    return viewCandidateSelf(context, id);
  },
});
