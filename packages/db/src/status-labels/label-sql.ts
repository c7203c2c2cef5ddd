import { type Labelled, type LabelledStates, labelTable } from "@hirelane/domain";

const FIELDS = ["application", "service", "approval", "progress"] as const satisfies readonly (keyof LabelledStates)[];

/** The states of what has a label, as SQL: texts in the words of the model, or null. */
export type LabelExpressions = Readonly<Record<(typeof FIELDS)[number], string>>;

/** The table of labels as one SQL expression, which gives the label that `labelOf` gives (SPEC §4). */
export function labelSql(of: Labelled, expressions: LabelExpressions): string {
  const cases = labelTable
    .filter(({ when }) => when.of?.includes(of) ?? true)
    .map(({ label, when }) => {
      const conditions = FIELDS.flatMap((field) => {
        const states = when[field];
        return states === undefined ? [] : `${expressions[field]} in ('${states.join("', '")}')`;
      });
      return `when ${["true", ...conditions].join(" and ")} then '${label}'`;
    });
  return `(case ${cases.join(" ")} end)`;
}

/** The filter of a list by a label: to the planner one of a half of all rows, so that it walks an index until a page is full. */
export const labelFilter = (label: string): string => `coalesce(${label} = $, false)`;
