import { labelSql } from "./label-sql.ts";

/** The newest resume screening of application `a`. */
const SCREENING = `select p.status, p.decided_by_user_id from steps p join stages s on s.id = p.stage_id
      where p.application_id = a.id and s.service = 'resumeScreening' order by p.id desc limit 1`;

/** What screening `p` and resume `r` came to: whoever has a score, or a text that was read, is under review. */
const LABEL = labelSql("resume", {
  application: "a.status",
  service: "null",
  approval: "case when p.status in ('approved', 'notApproved') then p.status end",
  progress: `case when p.status in ('completed', 'approved', 'notApproved') then p.status
      when r.overall_score is not null then 'inProgress' when r.text_status = 'failed' then 'failed'
      when r.text_status = 'extracted' then 'inProgress' else p.status end`,
});

const withScreening = `from (values (1)) one (n) left join lateral (${SCREENING}) p on true`;

/** The label of application `a`: that of its current resume, and of its screening where it has none. */
export const APPLICATION_LABEL = `(select ${LABEL} ${withScreening}
      left join resumes r on r.application_id = a.id and r.current)`;

/** The label of resume `r` of application `a`, and whether and by whom it was approved, as JSON: one look at the steps. */
export const RESUME_STATE = `(select json_build_object('label', ${LABEL}, 'approved', coalesce(p.status = 'approved', false),
      'approved_by', case when p.status = 'approved' then p.decided_by_user_id end) ${withScreening})`;

/** A label as a filter: `coalesce` lets the planner expect that many fit, and walk the order's index until the page is full. */
const isLabel = (label: string): string => `coalesce(${label} = $, false)`;

/** The filter of resumes `r` by label: it speaks of `r` alone, so that it is asked before anything is joined. */
export const RESUME_LABEL_FILTER = isLabel(
  `(select ${LABEL} from applications a left join lateral (${SCREENING}) p on true where a.id = r.application_id)`,
);

/** Filters of lists of applications `a` by what v1 calls their stage and their state. */
export const applicationLabelFilters = {
  label: isLabel(APPLICATION_LABEL),
  stageLabel: isLabel(APPLICATION_LABEL),
  stageName: "a.stage_id = any(array(select s.id from stages s where s.name_key = $))",
  stageService: "a.stage_id = any(array(select s.id from stages s where s.service = $))",
} as const;
