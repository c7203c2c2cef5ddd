import {
  comparableText,
  hundredths,
  isGroup,
  type NumberField,
  type RuleCondition,
  type RuleGroup,
  type TextField,
} from "@hirelane/domain";

/** The parameters of a statement that is put together. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Where the value stands in the statement: `$1`, `$2`, and so on. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

type Field = NumberField | TextField;

/** Where the facts of an application `a` come from. */
const tables = {
  resume: "left join resumes r on r.application_id = a.id and r.current",
  candidate: "join candidates c on c.id = a.candidate_id",
  assessment: `left join lateral (select s.percentage from assessments s
      where s.application_id = a.id and s.status = 'completed' order by s.completed_at desc, s.id desc limit 1) t on true`,
} as const;

/** The column of each field: numbers in whole hundredths, texts as they are compared. */
const facts: Readonly<Record<Field, { readonly sql: string; readonly table: keyof typeof tables }>> = {
  relevantExperienceMonths: { sql: "r.relevant_experience_months * 100", table: "resume" },
  overallScore: { sql: "r.overall_score", table: "resume" },
  skillsScore: { sql: "r.skills_score", table: "resume" },
  workExperienceScore: { sql: "r.work_experience_score", table: "resume" },
  projectsScore: { sql: "r.projects_score", table: "resume" },
  educationScore: { sql: "r.education_score", table: "resume" },
  certificationsScore: { sql: "r.certifications_score", table: "resume" },
  assessmentScore: { sql: "t.percentage", table: "assessment" },
  city: { sql: "nullif(c.city_key, '')", table: "candidate" },
  state: { sql: "nullif(c.state_key, '')", table: "candidate" },
};

/** The select list that gives all {@link RuleFacts} of an application, by their names. */
export const factColumns = Object.entries(facts)
  .map(([field, { sql }]) => `${sql} as "${field}"`)
  .join(", ");

/** The joins behind {@link factColumns}. */
export const factTables = Object.values(tables).join("\n");

/** The joins that rules need, behind `from applications a`. */
export function tablesOf(rules: readonly RuleGroup[]): string {
  const needed = new Set(rules.flatMap((rule) => [...fieldsOf(rule)].map((field) => facts[field].table)));
  return Object.entries(tables)
    .filter(([name]) => [...needed].some((table) => table === name))
    .map(([, sql]) => sql)
    .join("\n");
}

function fieldsOf(rule: RuleGroup): Set<Field> {
  return new Set(rule.conditions.flatMap((node) => (isGroup(node) ? [...fieldsOf(node)] : [node.field])));
}

/** A rule as a condition that is true or false, never null: what `passesRule` of the domain says of the same facts. */
export function ruleSql(rule: RuleGroup, parameters: Parameters): string {
  return `coalesce(${groupSql(rule, parameters)}, false)`;
}

function groupSql(rule: RuleGroup, parameters: Parameters): string {
  const parts = rule.conditions.map((node) =>
    isGroup(node) ? groupSql(node, parameters) : conditionSql(node, parameters),
  );
  return `(${parts.join(rule.logic === "AND" ? " and " : " or ")})`;
}

const comparisons = { ">": ">", "<": "<", ">=": ">=", "<=": "<=", "=": "=", "!=": "<>" } as const;

/** Null where the application has no value: no group turns that into true. */
function conditionSql(condition: RuleCondition, parameters: Parameters): string {
  const { sql } = facts[condition.field];
  switch (condition.operator) {
    case "in":
      return `${sql} = any(${parameters.add(condition.value.map((text) => comparableText(text)))}::text[])`;
    case "contains":
      return `strpos(${sql}, ${parameters.add(comparableText(condition.value))}::text) > 0`;
    default: {
      const comparison = comparisons[condition.operator];
      if (typeof condition.value === "number")
        return `${sql} ${comparison} ${parameters.add(hundredths(condition.value))}::int`;
      return `${sql} ${comparison} ${parameters.add(comparableText(condition.value))}::text`;
    }
  }
}
