import {
  ApplicationStatus,
  AssessmentStatus,
  type LabelledStates,
  labelOf,
  StageService,
  StepStatus,
  VideoInterviewStatus,
} from "@hirelane/domain";
import { useDatabase } from "@hirelane/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { labelSql } from "./label-sql.ts";

const t = useDatabase();
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: t().url });
  await client.connect();
});
afterAll(() => client.end());

const progress = [...StepStatus.options, "failed", ...AssessmentStatus.options, ...VideoInterviewStatus.options, null];
const expressions = { application: "application", service: "service", approval: "approval", progress: "progress" };

test.each(["resume", "assessment", "screening"] as const)(
  "SQL gives every combination of states of a %s the label of the table",
  async (of) => {
    const { rows } = await client.query<Omit<LabelledStates, "of"> & { label: string }>(
      `select application, service, approval, progress, ${labelSql(of, expressions)} as label
       from unnest($1::text[]) application, unnest($2::text[]) service, unnest($3::text[]) approval,
         unnest($4::text[]) progress`,
      [ApplicationStatus.options, [null, ...StageService.options], [null, "approved", "notApproved"], progress],
    );
    expect(rows.length).toBe(
      ApplicationStatus.options.length * (StageService.options.length + 1) * 3 * progress.length,
    );
    for (const { label, ...states } of rows) expect(label, JSON.stringify(states)).toBe(labelOf({ of, ...states }));
  },
);
