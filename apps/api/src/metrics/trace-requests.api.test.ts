import { createLogger, openTracing, readConfig } from "@hirelane/runtime";
import { makeOrganisation, type ReceivedSpan, startTraceReceiver, TEST_SECRET, useKernel } from "@hirelane/testing";
import { expect, onTestFinished, test } from "vitest";
import { startApi } from "../start-api.ts";

const t = useKernel();
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";

const attributesOf = ({ attributes }: ReceivedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

test("a request is a span of its caller's trace, by its route's pattern, around its operation, and in its jobs", async () => {
  const receiver = await startTraceReceiver();
  onTestFinished(() => receiver.close());
  const { owner } = await makeOrganisation(t().kernel);
  const env = { DATABASE_URL: t().url, HIRELANE_SECRET: TEST_SECRET, HOST: "127.0.0.1", PORT: "0" };
  const config = readConfig({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  const api = await startApi(config, createLogger({ level: "silent", process: "api" }));
  const ask = (path: string, headers: Record<string, string> = {}, body: object | null = null) =>
    fetch(`http://127.0.0.1:${api.port}${path}`, {
      headers: { Authorization: `Token ${owner.token}`, "Content-Type": "application/json", ...headers },
      ...(body === null ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
  const person = { email: "luke@tatooine.example", firstName: "Luke", lastName: "S", role: "recruiter" };
  const invited = await ask("/trpc/users.invite", { traceparent: `00-${TRACE}-${CALLER}-01` }, { json: person });
  expect(invited.status).toBe(200);
  expect((await ask("/api/v1/jobs/999/", { traceparent: "nonsense" })).status).toBe(404);
  expect((await ask("/health/live")).status).toBe(200);
  const { rows } = await t().database.pool.query<{ traceparent: string }>(
    "select data ->> 'traceparent' as traceparent from pgboss.job where data ->> 'traceparent' like $1",
    [`00-${TRACE}-%-01`],
  );
  await api.stop();

  const request = receiver.spans.find(({ traceId, kind }) => traceId === TRACE && kind === 2);
  expect(request).toMatchObject({ name: "POST /trpc/*", parentSpanId: CALLER, status: { code: 0 } });
  const operation = receiver.spans.find(({ name }) => name === "users.invite");
  expect(operation).toMatchObject({ traceId: TRACE, parentSpanId: request?.spanId });
  expect(rows).toContainEqual({ traceparent: `00-${TRACE}-${operation?.spanId}-01` });
  const unknown = receiver.spans.find(({ name }) => name.startsWith("GET /api/v1/jobs/:"));
  expect(unknown?.parentSpanId ?? "").toBe("");
  expect(unknown === undefined ? {} : attributesOf(unknown)).toMatchObject({ "http.response.status_code": 404 });
  expect(JSON.stringify(receiver.spans)).not.toContain(owner.token);
  expect(receiver.spans.filter(({ name }) => name.includes("health"))).toEqual([]);
});

test("what fails on our side is marked, and a receiver that never answers keeps no process from stopping", async () => {
  const receiver = await startTraceReceiver({ answers: false });
  onTestFinished(() => receiver.close());
  const tracing = await openTracing(receiver.url, "test");
  await tracing.span({ name: "GET /", kind: "server" }, async (note) => note({ "error.type": "500" }));
  await tracing.stop();
  expect(receiver.spans).toMatchObject([{ name: "GET /", status: { code: 2 } }]);
});
