import { MAX_FILE_BYTES, type PublicKnockoutQuestion, type PublicJobView } from "@hirelane/domain";
import { type Call, keepApplicantCv, OperationError, operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html, raw } from "hono/html";
import { httpStatus } from "../errors/http-status.ts";
import { recogniseFile } from "../files/recognise-file.ts";
import type { ApiOptions } from "../http/api-options.ts";
import { contentTypeOf, readFields } from "../http/body.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { readMultipart } from "../http/multipart.ts";
import { applyInput, type ApplyField, applyFields } from "./apply-fields.ts";
import { type Html, inWords, layout } from "./layout.ts";

const { applications, jobs } = operations;
const PATH = "/:publicKey{[0-9a-f]{64}}";

/**
 * `/apply/<public key>`: where somebody applies, by a form without scripts, or, for front ends of one's own, by a multipart
 * form or JSON, answered with JSON when that is what `Accept` asks for.
 */
export function applyPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get(PATH, async (c) => {
    const job = await kernel.run(jobs.getPublic, { publicKey: c.req.param("publicKey") }, strangersCall(c));
    return wantsJson(c) ? c.json(job) : c.html(form(job, {}, ""));
  });
  app.post(PATH, async (c) => {
    const publicKey = c.req.param("publicKey");
    const job = await kernel.run(jobs.getPublic, { publicKey }, strangersCall(c));
    const sent: Record<string, unknown> = {};
    try {
      const cv = await receive(kernel, c, publicKey, sent);
      const input = { ...applyInput(sent, job.questions), ...(cv === null ? {} : { cv }), publicKey };
      const answer = await kernel.run(applications.applyForJob, input, strangersCall(c));
      return wantsJson(c) ? c.json(answer) : await c.html(thanks(job));
    } catch (error) {
      if (!(error instanceof OperationError) || wantsJson(c)) throw error;
      if (error.code !== "invalid_input" && error.code !== "payload_too_large") throw error;
      return c.html(form(job, sent, complaintOf(error, job.questions)), httpStatus[error.code]);
    }
  });
  app.onError((error, c) => {
    if (!(error instanceof OperationError)) throw error;
    if (error.retryAfter !== null) c.header("Retry-After", String(error.retryAfter));
    const status = httpStatus[error.code];
    if (!wantsJson(c)) return c.html(layout("Sorry", html`<p class="error">${error.message}</p>`), status);
    const fields = Map.groupBy(error.fields, ({ path }) => path || "detail");
    const named = [...fields].map(([path, group]) => [path, group.map(({ message }) => message)] as const);
    return c.json(named.length === 0 ? { detail: error.message } : Object.fromEntries(named), status);
  });
  return app;
}

const wantsJson = (c: ApiContext): boolean => (c.req.header("Accept") ?? "").includes("application/json");

function strangersCall(c: ApiContext): Call {
  const { requestId, address } = c.var;
  return { principal: { kind: "anonymous" }, requestId, address };
}

/** Reads the body into `sent`, and keeps a CV that came with it; gives what names the CV, or null. */
async function receive(
  kernel: ApiOptions["kernel"],
  c: ApiContext,
  publicKey: string,
  sent: Record<string, unknown>,
): Promise<string | null> {
  if (contentTypeOf(c) !== "multipart/form-data") {
    Object.assign(sent, await readFields(c));
    return null;
  }
  const files = new Map([["cv", MAX_FILE_BYTES.cv]]);
  await using body = await readMultipart(c, { files, texts: new Set(applyFields), fileAsText: 0 });
  Object.assign(sent, body.texts);
  const cv = body.files.get("cv");
  if (cv === undefined) return null;
  return await keepApplicantCv(kernel, publicKey, await recogniseFile("cv", "cv", cv), strangersCall(c));
}

function complaintOf({ fields, message }: OperationError, questions: readonly PublicKnockoutQuestion[]): string {
  const [first] = fields;
  if (first === undefined) return message;
  const asked = questions.find(({ key }) => first.path === `answers.${key}`);
  const label = asked?.prompt ?? labels.get(first.path) ?? first.path;
  return `${label}: ${first.message}`;
}

const labels: ReadonlyMap<string, string> = new Map<ApplyField | "cv", string>([
  ["firstName", "First name"],
  ["lastName", "Last name"],
  ["email", "Email"],
  ["phone", "Phone"],
  ["city", "City"],
  ["state", "State"],
  ["cv", "CV"],
]);

function form(job: PublicJobView, sent: Readonly<Record<string, unknown>>, complaint: string): Html {
  const closes = job.closesAt === null ? "" : html`<p>Open until ${inWords(job.closesAt, "UTC", job.language)}.</p>`;
  const about = job.descriptionHtml === "" ? html`<p>${job.description}</p>` : raw(job.descriptionHtml);
  const text = (name: ApplyField, type: string, required: boolean) =>
    html`<label
      >${labels.get(name)}<br /><input
        type="${type}"
        name="${name}"
        value="${textOf(sent[name])}"
        ${required ? raw("required") : ""}
    /></label>`;
  return layout(
    `${job.title} at ${job.organisationName}`,
    html`<p>${[job.location, job.employmentType].filter((part) => part !== "").join(" · ")}</p>
      ${about} ${closes}
      <p class="error" role="alert">${complaint}</p>
      <form method="post" enctype="multipart/form-data">
        ${text("firstName", "text", true)} ${text("lastName", "text", true)} ${text("email", "email", true)}
        ${text("phone", "tel", false)} ${text("city", "text", false)} ${text("state", "text", false)}
        <label>CV: PDF, Word or text, at most 10 MB<br /><input type="file" name="cv" /></label>
        ${job.questions.map((question) => ask(question))}
        <button>Apply</button>
      </form>`,
  );
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function ask({ key, kind, prompt, choices }: PublicKnockoutQuestion): Html {
  const name = `answer.${key}`;
  if (kind === "number")
    return html`<label>${prompt}<br /><input type="number" step="any" name="${name}" required /></label>`;
  const options = kind === "yesNo" ? ["yes", "no"] : choices;
  return html`<fieldset>
    <legend>${prompt}</legend>
    ${options.map(
      (option) => html`<label><input type="radio" name="${name}" value="${option}" required /> ${option}</label>`,
    )}
  </fieldset>`;
}

function thanks({ title, organisationName }: PublicJobView): Html {
  const says = `${organisationName} has received your application for “${title}”. A mail confirms it.`;
  return layout("Thank you", html`<p>${says}</p>`);
}
