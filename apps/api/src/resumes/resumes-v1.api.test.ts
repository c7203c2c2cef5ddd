import { expect, test } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import { useApi } from "../testing/use-api.ts";

const t = useApi();
const { home, send, makeJob, makeCandidate } = useRecruiting(t);

const pdf = new Blob(["%PDF-1.7\n1 0 obj"], { type: "application/pdf" });

/** A job, and a candidate on it. */
async function makeApplicant(title: string) {
  const job = await makeJob(title);
  const { id: candidate } = await makeCandidate(`Ann ${title}`, job);
  return { job, candidate };
}

test("a CV comes as a form, and the version before it is current again once it is deleted", async () => {
  const { job, candidate } = await makeApplicant("Nurse");
  const { body: first } = await send("POST", "/resumes/", { candidate, job, name: "First" });
  const form = new FormData();
  form.set("candidate", String(candidate));
  form.set("job", String(job));
  form.set("name", "Second");
  form.set("cv", pdf, "cv.pdf");
  const headers = { Authorization: `Token ${home().owner.token}` };
  const answer = await fetch(`${t().url}/api/v1/resumes/`, { method: "POST", headers, body: form });
  const second = JSON.parse(await answer.text());
  expect([answer.status, second]).toMatchObject([201, { candidate, job, name: "Second", resume_score: null }]);
  const cv = `${t().url}${new URL(second.cv).pathname}`;
  expect(await fetch(cv)).toMatchObject({ status: 200 });
  const current = async () =>
    (await send("GET", `/resumes/?job=${job}`)).body.results.map((each: { id: number }) => each.id);
  expect(await current()).toEqual([second.id]);
  await send("PATCH", `/resumes/${first.id}/`, { skills_score: 1.5 });
  expect(await send("DELETE", `/resumes/${second.id}/`, undefined, home().hiringManager)).toMatchObject({
    status: 404,
  });
  expect(await send("DELETE", `/resumes/${second.id}/`)).toMatchObject({ status: 204 });
  expect(await send("GET", `/resumes/${second.id}/`)).toMatchObject({ status: 404 });
  expect(await fetch(cv)).toMatchObject({ status: 404 });
  expect(await current()).toEqual([first.id]);
  const list = await send("GET", `/filter/candidate/${job}/?o=-resumes__resume_score__overall_score`);
  expect(list.body.results).toMatchObject([{ resumes: { id: first.id, overall_score: "1.500" } }]);
  expect(await send("DELETE", `/resumes/${first.id}/`)).toMatchObject({ status: 204 });
  expect((await send("GET", `/candidates/${candidate}/`)).body.resumes).toBeNull();
});

test("scores are replaced or changed, by themselves or as the object that lists show", async () => {
  const { job, candidate } = await makeApplicant("Baker");
  const { body: resume } = await send("POST", "/resumes/", { candidate, job });
  const path = `/resumes/${resume.id}/`;
  const put = await send("PUT", path, { resume_score: { skills_score: "2.50", feedback: "Good" }, projects_score: 1 });
  expect(put.body).toMatchObject({
    overall_score: "3.500",
    updated_by: home().owner.userId,
    resume_score: { ai_score: false, skills_score: "2.50", education_score: null, feedback: "Good" },
  });
  const patch = await send("PATCH", path, {
    education_score: 0.25,
    ai_score: "true",
    relevant_experience_in_months: "14",
  });
  expect(patch.body).toMatchObject({
    overall_score: "3.750",
    relevant_experience_in_months: 14,
    resume_score: { ai_score: true, skills_score: "2.50", education_score: "0.25", feedback: "Good" },
  });
  expect((await send("PATCH", path, { education_score: null })).body).toMatchObject({ overall_score: "3.500" });
  expect((await send("PUT", path, patch.body)).body).toMatchObject({ overall_score: "3.750" });
  const back = await send("PUT", path, {});
  expect(back.body).toMatchObject({ overall_score: null, resume_score: null, status_text: "Applied" });
  for (const [body, name] of [
    [{ skills_score: 4.5 }, "skills_score"],
    [{ resume_score: { work_exp_score: "1.001" } }, "work_exp_score"],
    [{ skills_score: "much" }, "skills_score"],
    [{ resume_score: { skills_score: 1 }, skills_score: 2 }, "skills_score"],
    [{ relevant_experience_in_months: -1 }, "relevant_experience_in_months"],
    [{ ai_score: 2 }, "ai_score"],
  ] as const) {
    const { status, body: errors } = await send("PATCH", path, body);
    expect([status, Object.keys(errors)], JSON.stringify(body)).toEqual([400, [name]]);
  }
});

test("resumes are listed by job, label and time, and ordered by score", async () => {
  const { job, candidate } = await makeApplicant("Guard");
  const { id: other } = await makeCandidate("Bob Guard", job);
  const { body: low } = await send("POST", "/resumes/", { candidate, job });
  const { body: high } = await send("POST", "/resumes/", { candidate: other, job });
  await send("PATCH", `/resumes/${high.id}/`, { skills_score: 4 });
  const ids = async (query: string) =>
    (await send("GET", `/resumes/?job=${job}&${query}`)).body.results.map((each: { id: number }) => each.id);
  expect(await ids("o=-overall_score")).toEqual([high.id, low.id]);
  expect(await ids("ordering=created_at")).toEqual([low.id, high.id]);
  expect(await ids("status_text=Under Review!")).toEqual([high.id]);
  expect(await ids("status_text=applied")).toEqual([low.id]);
  expect(await ids("updated_at__in=2001-01-01T00:00Z,2001-02-01")).toEqual([]);
  for (const query of ["status_text=Assigned", "updated_at__in=now", "o=name", "job=x"]) {
    const { status, body } = await send("GET", `/resumes/?${query}`);
    expect([status, Object.keys(body)], query).toEqual([400, [query.split("=")[0]]]);
  }
  expect(await send("GET", "/resumes/?job=999999")).toMatchObject({ status: 404 });
  expect(await send("POST", "/resumes/", { candidate: 999_999, job })).toMatchObject({ status: 404 });
  const missing = await send("POST", "/resumes/", {});
  expect([missing.status, Object.keys(missing.body)]).toEqual([400, ["candidate", "job"]]);
  expect(await send("POST", "/resumes/", { candidate, job, cv: "not a file" })).toMatchObject({ status: 400 });
});
