import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import { beforeAll, beforeEach } from "vitest";
import type { TestApi } from "../testing/use-api.ts";

/** An organisation with a new project for each test, and calls that its owner makes. */
export interface TestCandidates {
  readonly organisation: TestOrganisation;
  /** The address of the project's candidates. */
  readonly address: string;
  send(method: string, path: string, body: FormData | object, headers?: Record<string, string>): Promise<JsonAnswer>;
  create(body: FormData | object, headers?: Record<string, string>): Promise<JsonAnswer>;
}

/** An answer that is JSON. */
export interface JsonAnswer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

export function useCandidates(t: () => TestApi): () => TestCandidates {
  let organisation: TestOrganisation | null = null;
  let current: TestCandidates | null = null;
  beforeAll(async () => {
    organisation = await makeOrganisation(t().kernel);
  });
  beforeEach(async () => {
    if (organisation === null) return;
    const job = await t().kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.owner.call);
    const address = `/api/v3/companies/${organisation.organisationId}/projects/${job.id}/candidates/`;
    const { token } = organisation.owner;
    const send: TestCandidates["send"] = (method, path, body, headers = {}) =>
      sendBody(new URL(path, t().url), method, body, { Authorization: `Token ${token}`, ...headers });
    const create: TestCandidates["create"] = (body, headers) => send("POST", address, body, headers);
    current = { organisation, address, send, create };
  });
  return () => {
    if (current === null) throw new Error("The candidates are there only inside tests.");
    return current;
  };
}

async function sendBody(
  url: URL,
  method: string,
  body: FormData | object,
  headers: Record<string, string>,
): Promise<JsonAnswer> {
  const isForm = body instanceof FormData;
  const type: Record<string, string> = isForm ? {} : { "Content-Type": "application/json" };
  const response = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    body: isForm ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** A file as a browser fetches it. */
export async function fetchFile(url: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await fetch(url, { method, headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
