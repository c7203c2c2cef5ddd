import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const { home, send, makeJob } = useRecruiting(t);

let abroad: TestOrganisation;
let job: number;
beforeAll(async () => {
  abroad = await makeOrganisation(t().kernel);
  job = await makeJob("Pilot");
});

const ofRanges = ["time-in-stage/", "time-to-hire/", "pass-through-rate/", "applicant-sources/"];
const all = [
  "total-applicants/",
  "top-location/",
  "top-skill/",
  "most-recent-applicant/",
  "details/",
  "weekly-graph/",
  "applicants-stage-graph/",
  "score-distribution-graph/",
  "applicants-stage-graph-overview/",
  ...ofRanges,
];
const ID = "Must be an id: a whole number.";

describe.each(all)("/analytics/%s", (path) => {
  const get = (query: string, user = home().owner) => send("GET", `/analytics/${path}${query}`, undefined, user);

  test("a job that is not there, is another organisation's, or not the caller's to see, is 404", async () => {
    const missing = [404, { detail: "No such job." }];
    for (const id of ["999999999", "9007199254740991"]) {
      const { status, body } = await get(`?job_id=${id}`);
      expect([status, body]).toEqual(missing);
    }
    for (const user of [abroad.owner, home().hiringManager, home().recruiter]) {
      const { status, body } = await get(`?job_id=${job}`, user);
      expect([status, body]).toEqual(missing);
    }
    expect((await get("?job_id=99999999999999999999")).status).toBe(404);
  });

  test.each(["abc", "1.5", "-1", "0x1", "1;2", "[1]", "null", "%00"])("job_id=%s is 400, and named", async (id) => {
    const { status, body } = await get(`?job_id=${id}`);
    expect([status, body]).toEqual([400, { job_id: [ID] }]);
  });

  test("an empty job_id counts as left out, and an unknown parameter is ignored", async () => {
    const answers = [await get(""), await get("?job_id="), await get("?user=7&job=abc")];
    expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
    expect(answers[0]?.status).toBeLessThan(300);
  });

  test("a stranger is 401, and another method 405", async () => {
    expect((await t().request("GET", `/api/v1/analytics/${path}`)).status).toBe(401);
    const { status, headers } = await send("POST", `/analytics/${path}`, {});
    expect([status, headers.get("Allow")]).toEqual([405, "GET"]);
  });
});

describe.each(ofRanges)("/analytics/%s over a range", (path) => {
  test.each([
    ["that ends before it starts", "from=2026-02-02&to=2026-02-01", "to", "Must not be before the start of the range."],
    ["of ten years", "from=2015-01-01&to=2024-12-31", "from", "A range has at most 731 days."],
    ["with a date that is none", "from=2026-02-30", "from", "Must be a date, like 2022-11-11."],
    ["with a time", "to=2026-02-01T00:00Z", "to", "Must be a date, like 2022-11-11."],
    ["beyond the calendar", "to=9999-01-01", "to", "Must lie between the years 1900 and 9998."],
  ])("%s is 400, and named", async (_, query, field, message) => {
    const { status, body } = await send("GET", `/analytics/${path}?${query}`);
    expect([status, body]).toEqual([400, { [field]: [message] }]);
  });

  test.each(["from=1900-01-01&to=1900-01-01", "to=1900-01-01", "from=9998-12-31&to=9998-12-31", "from=&to="])(
    "%s is answered",
    async (query) => {
      expect((await send("GET", `/analytics/${path}?${query}`)).status).toBe(200);
    },
  );
});
