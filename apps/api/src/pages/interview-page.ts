import { type CandidateSelfView, secondsUntil } from "@hirelane/domain";
import { type Call, OperationError, operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import { readFields } from "../http/body.ts";
import type { ApiContext, ApiEnvironment } from "../http/environment.ts";
import { type Html, inWords, layout, passwordField } from "./layout.ts";

const { videoInterviews } = operations;
const PATH = "/:key{[0-9a-f]{32}}";

const words = {
  new: "not open yet",
  invited: "waiting for you",
  confirmed: "confirmed: you can start when it suits you",
  interviewing: "under way",
  interviewed: "complete",
  expired: "closed, because its deadline has passed",
  aborted: "interrupted",
  skipped: "closed",
} as const;

/** `/interview/<key>`: where an invitation's link leads. Looking changes nothing: mail scanners follow links. */
export function interviewPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.get(PATH, async (c) => {
    const self = await kernel.run(videoInterviews.getOwn, {}, await callOf(kernel, c));
    return c.html(interview(self, kernel.ports.now(), ""));
  });
  app.post(PATH, async (c) => {
    const call = await callOf(kernel, c);
    const { password } = await readFields(c);
    const complaint = await complaintAbout(() => kernel.run(videoInterviews.setPassword, { password }, call));
    const self = await kernel.run(videoInterviews.getOwn, {}, call);
    const page = interview(self, kernel.ports.now(), complaint ?? "Your password is set.");
    return c.html(page, complaint === null ? 200 : 400);
  });
  return app;
}

/** What is wrong with the input, in a sentence; null when nothing is. */
async function complaintAbout(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof OperationError) || error.code !== "invalid_input") throw error;
    return error.fields[0]?.message ?? error.message;
  }
}

async function callOf(kernel: ApiOptions["kernel"], c: ApiContext): Promise<Call> {
  const { requestId, address } = c.var;
  const key = c.req.param("key") ?? "";
  return { principal: await kernel.authenticate({ kind: "activationKey", key }), requestId, address };
}

function interview({ interview: own, organisation, job }: CandidateSelfView, now: Date, notice: string): Html {
  const { timeZone, language } = organisation;
  const time =
    own.deadline === null
      ? ""
      : html`<p>You have until ${inWords(own.deadline, timeZone, language)}: ${timeLeft(own.deadline, now)} left.</p>`;
  return layout(
    `${job.title}: your interview with ${organisation.name}`,
    html`<p>Hello ${own.firstName} ${own.lastName}. Your interview is ${words[own.status]}.</p>
      ${time}
      <p role="status">${notice}</p>
      <form method="post">
        <p>With a password you can log in as <code>${own.username}</code>, without this link.</p>
        ${passwordField("Password")}
        <button>Set password</button>
      </form>`,
  );
}

function timeLeft(deadline: Date, now: Date): string {
  const hours = Math.floor(secondsUntil(deadline, now) / 3600);
  return hours >= 48 ? `${Math.floor(hours / 24)} days` : `${hours} hours`;
}
