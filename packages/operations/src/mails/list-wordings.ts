import { listOwnMailWordings } from "@hirelane/db";
import { CandidateMailTemplate, Language, MailWordingView, NoInput } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";
import { toWordingView } from "./wording-view.ts";

export const listWordings = defineRead({
  id: "mails.listWordings",
  summary: "The texts of every mail to candidates in every language: the organisation's own, or Hirelane's.",
  permission: "mails.word",
  input: NoInput,
  output: z.object({ items: z.array(MailWordingView) }),
  async run(context) {
    const rows = await context.sql.rows(listOwnMailWordings, []);
    const items = CandidateMailTemplate.options.flatMap((template) =>
      Language.options.map((language) => {
        const own = rows.find((row) => row.template === template && row.language === language);
        return toWordingView(template, language, own ?? null);
      }),
    );
    return { items };
  },
});
