import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation, type TestUser } from "@hirelane/testing";
import { beforeAll, expect, test } from "vitest";
import { differences } from "../testing/same-shape.fixture.ts";
import { useApi } from "../testing/use-api.ts";
import { alertExample, ruleExample } from "../workflows/examples.fixture.ts";

const t = useApi();
let home: TestOrganisation;
let stage = 0;
beforeAll(async () => {
  home = await makeOrganisation(t().kernel);
  stage = await makeStage();
});

async function makeStage(): Promise<number> {
  const stages = [{ service: "resumeScreening", name: "Screening" }];
  const { call } = home.recruiter;
  const workflow = await t().kernel.run(operations.workflows.create, { name: "Ruled", stages }, call);
  return workflow.stages[0]?.id ?? 0;
}

const send = (method: string, path: string, body?: object, user: TestUser = home.recruiter) =>
  t().request(method, `/api/v1${path}`, { token: user.token, ...(body === undefined ? {} : { body }) });

const condition = { field: "overall_score", operator: ">=", value: 8 };
const near = { field: "city", operator: "in", value: ["Pune", "Goa"] };
const and = (...conditions: unknown[]) => ({ logic: "AND", conditions });
const nested = (depth: number): object => (depth === 0 ? condition : and(nested(depth - 1)));

test.each(["/workflow/rules/", "/workflow/rule/"])("a stage has one rule at %s, told by the stage's id", async (at) => {
  const here = await makeStage();
  const path = `${at}${here}/`;
  expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such rule." } });
  expect(await send("PATCH", path, { rule: and(condition) })).toMatchObject({ status: 404 });
  const tree = and(
    { ...condition, enabled: true, alert_id: 7, remark: "ignored" },
    { logic: "OR", conditions: [near] },
  );
  const made = await send("POST", at, { stage: here, rule: JSON.stringify(tree) });
  expect(made.status, made.text).toBe(201);
  expect(made.body.rule).toEqual(
    and({ ...condition, enabled: true, alert_id: expect.any(Number) }, { logic: "OR", conditions: [near] }),
  );
  const changed = await send("PATCH", path, { stage: here, rule: and({ ...condition, enabled: true }) });
  expect(differences(ruleExample, changed.body)).toEqual([]);
  expect(changed.body).toMatchObject({ id: here, stage: here, updated_by: home.recruiter.userId });
  const list = await send("GET", `${at}?stage=${here}&o=-updated_at`);
  expect(list.body).toMatchObject({ count: 1, results: [changed.body] });
  expect(await send("GET", `/workflow/stage/${here}/rule/`)).toMatchObject({ status: 200, body: changed.body });
  expect(await send("GET", at, undefined, home.hiringManager)).toMatchObject({ body: { count: 0 } });
  expect(await send("PUT", path, { stage: here })).toMatchObject({ status: 400, body: { rule: expect.any(Array) } });
  expect(await send("PUT", path, { stage, rule: and(near) })).toMatchObject({
    status: 400,
    body: { stage: expect.any(Array) },
  });
  expect(await send("PUT", path, { rule: and(near) })).toMatchObject({ status: 200, body: { rule: and(near) } });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("GET", `/workflow/stage/${here}/rule/`)).toMatchObject({ status: 404 });
});

test.each([
  ["{", "rule"],
  ["[]", "rule"],
  [7, "rule"],
  [undefined, "rule"],
  [{}, "rule.conditions"],
  [and(), "rule.conditions"],
  [{ ...and(condition), logic: "NOT" }, "rule.logic"],
  [and({ ...condition, field: "overallScore" }), "rule.conditions.0.field"],
  [and({ ...condition, operator: "contains" }), "rule.conditions.0.operator"],
  [and({ ...condition, value: "8" }), "rule.conditions.0.value"],
  [and({ ...condition, enabled: "maybe" }), "rule.conditions.0.enabled"],
  [and(near, { field: "city", operator: "=" }), "rule.conditions.1.value"],
  [and(near, { ...condition, field: "assessment_score" }), "rule.conditions.1.field"],
  [nested(4), "rule.conditions.0.conditions.0.conditions.0"],
  [JSON.stringify(nested(500)), "rule.conditions.0.conditions.0.conditions.0"],
])("the rule %j is refused, and names %s", async (rule, name) => {
  const answer = await send("POST", "/workflow/rules/", { stage, rule });
  expect([answer.status, Object.keys(answer.body)], answer.text).toEqual([400, [name]]);
});

test("the fields of a service have v1's keys, and rules take each", async () => {
  const fields = await send("GET", "/workflow/valid-rule-fields/1/");
  expect(fields.body).toContainEqual({ name: "City", key: "city", datatype: "text" });
  const numbers = fields.body.filter(({ datatype }: { datatype: string }) => datatype === "number");
  expect(numbers.map(({ key }: { key: string }) => key)).toEqual([
    "relevant_experience_in_months",
    "overall_score",
    "skills_score",
    "work_exp_score",
    "projects_score",
    "education_score",
    "certifications_score",
  ]);
  const rule = and(...numbers.map(({ key }: { key: string }) => ({ ...condition, field: key })));
  expect(await send("POST", "/workflow/rules/", { stage, rule })).toMatchObject({ status: 201, body: { rule } });
  expect((await send("GET", "/workflow/valid-rule-fields/3/")).body).toHaveLength(10);
  for (const id of ["0", "6", "x", "1e0"]) {
    expect(await send("GET", `/workflow/valid-rule-fields/${id}/`)).toMatchObject({ status: 404 });
  }
});

test.each(["/workflow/alerts/", "/workflow/alert/"])(
  "alerts are made, changed, listed and removed at %s",
  async (at) => {
    const here = await makeStage();
    expect(await send("GET", `/workflow/stage/${here}/alert/`)).toMatchObject({
      status: 404,
      body: { detail: "No alerts found." },
    });
    expect(await send("GET", "/workflow/stage/999999/alert/")).toMatchObject({ status: 404 });
    const made = await send("POST", at, { stage: here, name: "Good", description: "Call.", condition });
    expect(made.status, made.text).toBe(201);
    expect(differences(alertExample, made.body)).toEqual([]);
    expect(made.body).toMatchObject({ stage: here, user: home.recruiter.userId, enabled: true, condition });
    const list = await send("GET", `${at}?stage=${here}&user=${home.recruiter.userId}`);
    expect(list.body).toMatchObject({ count: 1, results: [made.body] });
    expect(await send("GET", `/workflow/stage/${here}/alert/`)).toMatchObject({ status: 200, body: list.body });
    const path = `${at}${made.body.id}/`;
    expect((await send("GET", path)).body).toEqual(made.body);
    expect((await send("PATCH", path, { enabled: "false" })).body).toEqual({ ...made.body, enabled: false });
    const replaced = await send("PUT", path, { stage: here, condition: JSON.stringify(near) });
    expect(replaced.body).toMatchObject({ name: "", description: "", enabled: true, condition: near });
    expect(await send("PATCH", path, { stage })).toMatchObject({ status: 400, body: { stage: expect.any(Array) } });
    for (const missing of ["field", "operator", "value"]) {
      const answer = await send("POST", at, { stage: here, condition: { ...condition, [missing]: undefined } });
      expect([answer.status, Object.keys(answer.body)]).toEqual([400, [`condition.${missing}`]]);
    }
    expect(await send("GET", path, undefined, home.hiringManager)).toMatchObject({ status: 404 });
    expect(await send("DELETE", path)).toMatchObject({ status: 204 });
    expect(await send("GET", path)).toMatchObject({ status: 404, body: { detail: "No such alert." } });
  },
);
