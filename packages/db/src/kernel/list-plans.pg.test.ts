import type { JobScope } from "@hirelane/domain";
import { fillDatabase, useDatabase } from "@hirelane/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as db from "../index.ts";
import { fetchPage, type ListDefinition } from "./list.ts";
import type { NamedQuery, Sql } from "./sql.ts";

type AnyList = ListDefinition<{ id: string; sort_key: string }, unknown>;

const isList = (value: unknown): value is AnyList =>
  typeof value === "object" && value !== null && "columns" in value && "filters" in value && "orders" in value;

const lists = Object.entries(db).flatMap(([name, value]) => (isList(value) ? [{ name, list: value }] : []));

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
    "questionSetList",
    "resumeList",
    "scoreWeightList",
    "screeningList",
    "settledEventList",
    "shareList",
    "stageList",
    "stageRuleList",
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
