import { secondsUntil, type VideoInterviewView } from "@hirelane/domain";
import { OperationError, operations } from "@hirelane/operations";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiOptions } from "../http/api-options.ts";
import type { ApiEnvironment } from "../http/environment.ts";
import { type Html, inWords, layout } from "./layout.ts";

/** `/interview/<key>`: where an invitation's link leads. Looking changes nothing: mail scanners follow links. */
export function interviewPage({ kernel }: ApiOptions): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get("/:key{[0-9a-f]{32}}", async (c) => {
    const { requestId, address } = c.var;
    const principal = await kernel.authenticate({ kind: "activationKey", key: c.req.param("key") });
    if (principal.kind !== "candidate") throw new OperationError("not_found", "There is no such interview.");
    const call = { principal, requestId, address };
    const interview = await kernel.run(operations.videoInterviews.get, { id: principal.videoInterviewId }, call);
    const organisation = await kernel.run(operations.organisations.get, {}, call);
    return c.html(interviewContent(interview, organisation, kernel.ports.now()));
  });
}

function interviewContent(
  interview: VideoInterviewView,
  organisation: { name: string; timeZone: string; language: string },
  now: Date,
): Html {
  const { deadline } = interview;
  const time =
    deadline === null
      ? ""
      : html`<p>
          You have until ${inWords(deadline, organisation.timeZone, organisation.language)}: ${timeLeft(deadline, now)}
          left.
        </p>`;
  return layout(
    `Your interview with ${organisation.name}`,
    html`<p>Hello ${interview.firstName} ${interview.lastName}, your interview is ${interview.status}.</p>
      ${time}`,
  );
}

function timeLeft(deadline: Date, now: Date): string {
  const hours = Math.floor(secondsUntil(deadline, now) / 3600);
  return hours >= 48 ? `${Math.floor(hours / 24)} days` : `${hours} hours`;
}
