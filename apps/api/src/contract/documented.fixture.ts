import formats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";
import type { TestAnswer } from "../testing/use-api.ts";

const Content = z.record(z.string(), z.object({ example: z.unknown().optional() }));
const Headers = z.record(z.string(), z.unknown());
const Answer = z.object({ content: Content.optional(), headers: Headers.optional() });
const Reference = z.object({ $ref: z.string() });
const Operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.union([Reference, Answer])),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ responses: z.record(z.string(), Answer) }),
});

/** One operation as a document has it. */
export interface DocumentedOperation {
  /** Such as `PATCH /jobs/{jobId}/`. */
  readonly name: string;
  /** An example of a JSON body; undefined where none is documented. */
  readonly example: unknown;
  /** Every status that it may be answered with. */
  readonly statuses: readonly number[];
  /** Everything in an answer that the document does not say, in sentences. */
  problemsWith(answer: TestAnswer): string[];
}

/** The operations of an OpenAPI document, as it is served. */
export function documentedOperations(served: unknown): DocumentedOperation[] {
  const document = Document.parse(served);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(Object(served), "document");
  const schemaAt = (...steps: readonly string[]): ValidateFunction | undefined =>
    ajv.getSchema(`document#/${steps.map((step) => encodeURIComponent(step.replaceAll("/", "~1"))).join("/")}`);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      example: operation.requestBody?.content["application/json"]?.example,
      statuses: Object.keys(operation.responses).map(Number),
      problemsWith(answer) {
        const named = operation.responses[answer.status];
        if (named === undefined) return [`${answer.status} is not documented: ${answer.text.slice(0, 200)}`];
        const shared = "$ref" in named ? named.$ref.slice(2).split("/") : null;
        const documented = shared === null ? Answer.parse(named) : document.components.responses[shared.at(-1) ?? ""];
        const steps = shared ?? ["paths", path, method, "responses", String(answer.status)];
        const missing = Object.keys(documented?.headers ?? {}).filter((name) => !answer.headers.has(name));
        return [
          ...missing.map((name) => `${answer.status} comes without ${name}`),
          ...problemsWithBody(answer, documented?.content, (type) => schemaAt(...steps, "content", type, "schema")),
        ];
      },
    })),
  );
}

function problemsWithBody(
  { status, headers, text, body }: TestAnswer,
  content: z.output<typeof Content> | undefined,
  schemaOf: (type: string) => ValidateFunction | undefined,
): string[] {
  if (content === undefined) return text === "" ? [] : [`${status} has no body in the document`];
  const type = headers.get("Content-Type")?.split(";")[0] ?? "";
  const documented = Object.keys(content).find((each) => ["*/*", type].includes(each.split(";")[0] ?? ""));
  if (documented === undefined) return [`${status} has a body of type ${type}`];
  if (type !== "application/json") return [];
  const validate = schemaOf(documented);
  if (validate === undefined) return [`${status} has no schema`];
  if (validate(body)) return [];
  const errors = new Ajv2020().errorsText(validate.errors, { dataVar: "body" });
  return [`${status} is not as documented: ${errors}: ${text.slice(0, 300)}`];
}
