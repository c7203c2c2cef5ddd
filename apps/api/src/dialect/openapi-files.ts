import type { Dialect, FileAddress } from "./dialect.ts";
import { COMMON_HEADERS, failureReference, headerReference } from "./openapi-failures.ts";
import { type Json, operationName } from "./openapi-schemas.ts";

/** The paths at which a dialect hands out files. */
export function filePaths({ files = [] }: Dialect): Record<string, Json> {
  return Object.fromEntries(files.map((address) => [address.path, { get: operationObject(address) }]));
}

const names = { photo: "photo", cv: "CV" } as const;

function operationObject({ path, kind }: FileAddress): Json {
  const name = names[kind];
  return {
    operationId: `get${operationName(path)}`,
    summary: `Fetch the ${name} of a candidate`,
    description:
      `Hands out the file at the address that a candidate's \`${kind}\` holds, to everybody who has the address: it works for as ` +
      "long as the session in which it was given out, and whoever it was given to may see the interview.",
    tags: ["Video interviews"],
    security: [],
    parameters: [...path.matchAll(/\{(\w+)\}/g)]
      .map(([, parameter = ""]) => pathParameter(parameter))
      .concat(conditions),
    responses: {
      200: { description: "The file.", headers: fileHeaders, content },
      206: { description: "The part that was asked for.", headers: { ...fileHeaders, ...rangeHeader }, content },
      304: { description: "It is the file that If-None-Match names.", headers: fileHeaders },
      404: failureReference(404),
      416: { description: "The file has no such part.", headers: { ...fileHeaders, ...rangeHeader } },
      429: failureReference(429),
    },
  };
}

const content = { "*/*": { schema: { type: "string", contentMediaType: "application/octet-stream" } } };
const fileHeaders: Json = {
  ...COMMON_HEADERS,
  ...Object.fromEntries(["ETag", "Accept-Ranges", "Content-Disposition"].map((name) => [name, headerReference(name)])),
};
const rangeHeader = { "Content-Range": headerReference("Content-Range") };

function pathParameter(name: string): Json {
  const isToken = name === "token";
  return {
    name,
    in: "path",
    required: true,
    description: isToken ? "What opens the file: the end of the address." : "As in the address of the candidate.",
    schema: isToken ? { type: "string" } : { type: "integer", minimum: 0 },
    example: isToken ? "photo-7-1-0" : 7,
  };
}

const conditions = [
  { name: "Range", description: "The part of the file that is wanted, as `bytes=0-99`." },
  { name: "If-None-Match", description: "The ETag of the file that the caller has." },
].map((header): Json => ({ ...header, in: "header", required: false, schema: { type: "string" } }));
