import type { CandidateMailTemplate, Language } from "@hirelane/domain";
import { namedQuery } from "../kernel/sql.ts";

interface MailWordingRow {
  template: CandidateMailTemplate;
  language: Language;
  subject: string;
  opening: string;
  closing: string;
  version: number;
}

const columns = "template, language, subject, opening, closing, version";

/** The organisation's own wordings: a handful of rows. */
export const listOwnMailWordings = namedQuery<MailWordingRow>(
  `select ${columns} from mail_wordings order by template, language`,
);

/** The organisation's own wording of template `$1` in language `$2`. */
export const getMailWording = namedQuery<MailWordingRow>(
  `select ${columns} from mail_wordings where template = $1 and language = $2`,
);

/** The same, locked until the end of the transaction. */
export const lockMailWording = namedQuery<{ version: number }>(
  "select version from mail_wordings where template = $1 and language = $2 for update",
);

/** Puts a wording in force: `$1` organisation, template, language, subject, opening, closing, time `$7`. */
export const putMailWording = namedQuery<never>(
  `insert into mail_wordings as w (organisation_id, template, language, subject, opening, closing, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (organisation_id, template, language) do update set subject = excluded.subject,
     opening = excluded.opening, closing = excluded.closing, updated_at = excluded.updated_at, version = w.version + 1`,
);

/** Takes a wording away; a row for one that was there. */
export const deleteMailWording = namedQuery<{ version: number }>(
  "delete from mail_wordings where template = $1 and language = $2 returning version",
);
