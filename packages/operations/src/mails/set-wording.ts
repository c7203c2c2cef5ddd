import { findRow, lockMailWording, putMailWording } from "@hirelane/db";
import { MailWordingView, SetMailWordingInput } from "@hirelane/domain";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion } from "../kernel/version.ts";
import { viewWording } from "./wording-view.ts";

/** The version of a wording that is not there; no caller can have seen it. */
const NO_VERSION = 0;

export const setWording = defineWrite({
  id: "mails.setWording",
  summary: "Word a mail to candidates in one language: subject, opening and closing.",
  permission: "mails.word",
  input: SetMailWordingInput,
  output: MailWordingView,
  async run(context, { template, language, wording, expectedVersion }) {
    const id = organisationOf(context);
    const known = await findRow(context.sql, lockMailWording, [template, language]);
    checkVersion(known ?? { version: NO_VERSION }, expectedVersion);
    const { subject, opening, closing } = wording;
    await context.sql.rows(putMailWording, [id, template, language, subject, opening, closing, context.now]);
    await recordEvent(context, {
      type: "organisation.mailWordingSet",
      subject: { kind: "organisation", id },
      reasonCode: `${template}.${language}`,
    });
    return viewWording(context, template, language);
  },
});
