import type { JobScope } from "@hirelane/domain";
import { fillDatabase, useDatabase } from "@hirelane/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ScopedQuery } from "../dashboard/dashboard-scope.ts";
import * as db from "../index.ts";
import { fetchPage, type ListDefinition } from "./list.ts";
import type { NamedQuery, Sql } from "./sql.ts";

type AnyList = ListDefinition<{ id: string; sort_key: string }, unknown>;

const isList = (value: unknown): value is AnyList =>
  typeof value === "object" && value !== null && "columns" in value && "filters" in value && "orders" in value;

const lists = Object.entries(db).flatMap(([name, value]) => (isList(value) ? [{ name, list: value }] : []));

type AnyRead = ScopedQuery<unknown>;

const isRead = (value: unknown): value is AnyRead =>
  typeof value === "object" && value !== null && "organisation" in value && "ofTeamAndOwned" in value;

const reads = Object.entries(db).flatMap(([name, value]) =>
  isRead(value) ? Object.entries(value).map(([scope, query]) => ({ name, scope, text: query.text })) : [],
);

const t = useDatabase();
let client: pg.Client;
let ids = { organisationId: 0, userId: 0 };

beforeAll(async () => {
  ids = await fillDatabase(t().superuserUrl, 20_000, 100_000);
  client = new pg.Client({ connectionString: t().url });
  await client.connect();
  await client.query(`set app.organisation_id = '${ids.organisationId}'`);
}, 300_000);
afterAll(() => client.end());

/** The plan of the statement that a page of the list would run, as the application role, with policies in force. */
async function planOf(list: AnyList, scope: JobScope, filter: string | null, order: string): Promise<string> {
  const plans: string[] = [];
  const explaining: Sql = {
    async rows<Row>({ text }: NamedQuery<Row>) {
      const { rows } = await client.query(`explain (generic_plan, costs off) ${text}`);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return [];
    },
  };
  const names = [list.within, filter].flatMap((name) => name ?? []);
  const request = { filters: Object.fromEntries(names.map((name) => [name, 1])), order, limit: 20, withTotal: false };
  await fetchPage(explaining, list, scope, request);
  return plans.join("\n");
}

test("there are lists to look at", () => {
  expect(lists.map((entry) => entry.name).toSorted()).toEqual([
    "alertList",
    "applicantList",
    "applicationHistory",
    "applicationList",
    "assessmentList",
    "candidateList",
    "creditUsageList",
    "deadLetterList",
    "evaluationList",
    "eventList",
    "feedbackList",
    "finalInterviewList",
    "importList",
    "importResultList",
    "jobList",
    "mailList",
    "noteList",
    "notificationList",
    "ownShareList",
    "ownStagesOverviewList",
    "questionSetList",
    "resumeList",
    "rollupRunList",
    "scoreWeightList",
    "screeningList",
    "settledEventList",
    "shareList",
    "stageList",
    "stageRuleList",
    "stagesOfJobList",
    "stagesOverviewList",
    "stepList",
    "userList",
    "videoInterviewList",
    "workflowList",
  ]);
});

describe.each(lists)("$name", ({ list }) => {
  const orders = Object.keys(list.orders).flatMap((order) => [order, `-${order}`]);
  const filters = [null, ...Object.keys(list.filters)];
  const cases = orders.flatMap((order) => filters.map((filter) => ({ order, filter })));

  test.each(cases)("reads by index: filter $filter, order $order", async ({ order, filter }) => {
    expect(await planOf(list, { kind: "all" }, filter, order)).not.toContain("Seq Scan");
  });

  test.each(list.scope === undefined ? [] : cases)(
    "and for one user's jobs: filter $filter, order $order",
    async ({ order, filter }) => {
      const scope = { kind: "ofUser", userId: ids.userId, ownedToo: true } as const;
      expect(await planOf(list, scope, filter, order)).not.toContain("Seq Scan");
    },
  );
});

describe("dashboards", () => {
  test("there are reads to look at", () => {
    expect(new Set(reads.map(({ name }) => name)).size).toBe(11);
  });

  test.each(reads)("$name reads by index: $scope", async ({ text }) => {
    const { rows } = await client.query(`explain (generic_plan, costs off) ${text}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).not.toMatch(/Seq Scan on (applications|candidates|rollup_counters|multiple_applicants)/);
  });
});
