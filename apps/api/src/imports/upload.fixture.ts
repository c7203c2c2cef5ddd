import { operations } from "@hirelane/operations";
import { makeOrganisation, type TestOrganisation } from "@hirelane/testing";
import type { TestAnswer, TestApi } from "../testing/use-api.ts";

/** A job, and where candidates are imported into it. */
export interface ImportPlace {
  readonly organisation: TestOrganisation;
  readonly jobId: number;
  readonly token: string;
  /** The address of its candidates. */
  readonly candidates: string;
  /** The address of its imports. */
  readonly path: string;
}

/** A file as it is sent. */
export interface Upload {
  readonly type?: string;
  readonly body: BodyInit;
  readonly query?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** Makes a job in an organisation of its own. */
export async function makeImportPlace({ kernel }: TestApi): Promise<ImportPlace> {
  const organisation = await makeOrganisation(kernel);
  const { id: jobId } = await kernel.run(operations.jobs.create, { title: "Pilot" }, organisation.owner.call);
  const candidates = `/api/v3/companies/${organisation.organisationId}/projects/${jobId}/candidates/`;
  return { organisation, jobId, token: organisation.owner.token, candidates, path: `${candidates}import/` };
}

/** Sends a file. */
export async function upload({ url }: TestApi, place: ImportPlace, sent: Upload): Promise<TestAnswer> {
  const { type, body, query = "", token = place.token, headers = {} } = sent;
  const response = await fetch(new URL(`${place.path}${query}`, url), {
    method: "POST",
    headers: { Authorization: `Token ${token}`, ...(type === undefined ? {} : { "Content-Type": type }), ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** How many imports and rows the organisation has in the database, those included that nobody is shown. */
export async function countStaged({ database }: TestApi, place: ImportPlace): Promise<number> {
  const client = await database.pool.connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('app.organisation_id', $1, true)", [
      String(place.organisation.organisationId),
    ]);
    const { rows } = await client.query(
      "select (select count(*) from imports)::int + (select count(*) from import_chunks)::int as count",
    );
    await client.query("commit");
    return Number(rows[0].count);
  } finally {
    client.release();
  }
}

/** A CSV file of so many people who can be invited. */
export function csvOf(people: number): string {
  const lines = Array.from(
    { length: people },
    (_, index) => `First${index},Last${index},person${index}@people.example`,
  );
  return ["first_name,last_name,email", ...lines, ""].join("\n");
}

/** Two people, as JSON has them. */
export const people = [
  { first_name: "Luke", last_name: "Skywalker", email: "luke@tatooine.example", partner_data: { id: 7 } },
  { first_name: "Léia", last_name: "Organa", email: "leia@alderaan.example" },
];
/** The same two as CSV, with names of columns that people write. */
export const peopleAsCsv = (delimiter: string): string =>
  [
    ["First Name", "last_name", "E-Mail", "partner_data"],
    ["Luke", "Skywalker", "luke@tatooine.example", '"{""id"":7}"'],
    ["Léia", "Organa", "leia@alderaan.example", ""],
  ]
    .map((fields) => `${fields.join(delimiter)}\r\n`)
    .join("");

/** A form with a file and one more field. */
export function formOf(name: string, type: string, content: BlobPart): FormData {
  const data = new FormData();
  data.append("comment", "ignored");
  data.append("file", new Blob([content], { type }), name);
  return data;
}
