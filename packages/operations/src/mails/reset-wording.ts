import { deleteMailWording, findRow } from "@hirelane/db";
import { MailWordingRef, MailWordingView } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { viewWording } from "./wording-view.ts";

export const resetWording = defineWrite({
  id: "mails.resetWording",
  summary: "Go back to Hirelane's own texts for a mail to candidates in one language.",
  permission: "mails.word",
  input: MailWordingRef,
  output: MailWordingView,
  async run(context, { template, language }) {
    const id = organisationOf(context);
    const removed = await findRow(context.sql, deleteMailWording, [template, language]);
    if (removed !== null) {
      await recordEvent(context, {
        type: "organisation.mailWordingReset",
        subject: { kind: "organisation", id },
        reasonCode: `${template}.${language}`,
      });
    }
    return viewWording(context, template, language);
  },
});
