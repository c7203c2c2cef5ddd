import type { InterviewSuite, Recruiting } from "./clients.ts";

/** What a partner's compiler refuses. */
export async function wrongCalls(recruiting: Recruiting, suite: InterviewSuite): Promise<void> {
  // @ts-expect-error -- there is no such address
  await recruiting.GET("/job/");
  // @ts-expect-error -- a job needs a title
  await recruiting.POST("/jobs/", { body: { description: "Flies." } });
  // @ts-expect-error -- an id is a number
  await recruiting.GET("/jobs/{jobId}/", { params: { path: { jobId: "seven" } } });
  // @ts-expect-error -- the list has no such order
  await recruiting.GET("/jobs/", { params: { query: { o: "colour" } } });
  const conditions = [{ field: "colour", operator: "=" as const, value: "red" }];
  // @ts-expect-error -- rules look at no such field
  await recruiting.POST("/workflow/rules/", { body: { stage: 7, rule: { logic: "AND", conditions } } });
  const candidates = "/companies/{companyId}/projects/{projectId}/candidates/";
  const path = { companyId: 1, projectId: 1 };
  // @ts-expect-error -- an interview is in none but the documented states
  await suite.GET(candidates, { params: { path, query: { status: "bored" } } });
  const { data, error } = await recruiting.GET("/jobs/{jobId}/", { params: { path: { jobId: 7 } } });
  // @ts-expect-error -- a job has no colour
  void data?.colour;
  const title: string | undefined = data?.title;
  // @ts-expect-error -- titles are text
  const number: number | undefined = data?.title;
  const said: string | readonly string[] | undefined = error?.["detail"];
  void [title, number, said];
}
