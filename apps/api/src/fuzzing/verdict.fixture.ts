import { ErrorCode, FieldError } from "@hirelane/domain";
import { z } from "zod";
import { dialects } from "../create-app.ts";
import type { FuzzAnswer, FuzzRequest } from "./fuzz-request.fixture.ts";

const STATEMENT_TIMEOUT = 10_000;
const LONGEST_ERROR = 64 * 1024;
const SECOND_NET = "A value cannot be stored.";

/** What only our side may know: stacks, files, statements, names of constraints and libraries, the words of engines. */
const secrets = [
  /\bat (?:.{1,100}\()?[^\s()"]{1,200}:\d+:\d+/,
  /\.(?:ts|js|mjs|cjs):\d+/,
  /node_modules|file:\/\/|node:internal/,
  // A statement; but not names of operations, like `feedback.update` and `stageRules.set` after it.
  /(?<!\.)\b(?:select|insert into|update|delete from)\b.{1,300}(?<!\.)\b(?:from|values|set|where)\b/is,
  /Cannot (?:read|set|convert|destructure)|is not (?:a function|iterable|defined)|Unexpected token|Invalid (?:flags|URL)|deserialize/,
  /SQLSTATE|violates|syntax error at|relation "|column "|of type (?:bigint|timestamp)|pg_catalog|DriverException|ZodError|TRPCError|TypeError|RangeError|SyntaxError/,
];

const TrpcError = z.object({
  error: z.object({
    json: z.object({
      message: z.string(),
      code: z.number(),
      data: z.object({
        httpStatus: z.number().max(499),
        code: ErrorCode.exclude(["internal", "unavailable", "timeout"]),
        fields: z.array(FieldError),
      }),
    }),
  }),
});
const TrpcAnswer = z.union([TrpcError, z.object({ result: z.object({}) })]);
const Sentence = z.strictObject({ error: z.string() });
const Detail = z.strictObject({ detail: z.string() });
const Fields = z.record(z.string(), z.array(z.string()).min(1)).refine((fields) => Object.keys(fields).length > 0);

/** Everything that is wrong with an answer, in sentences. */
export function verdictOn(request: FuzzRequest, answer: FuzzAnswer): string[] {
  const problems: string[] = [];
  if (answer.status >= 500) problems.push(`answers ${answer.status}`);
  if (answer.status >= 400 && answer.text.length > LONGEST_ERROR)
    problems.push(`takes ${answer.text.length} characters to refuse`);
  if (answer.text.includes(SECOND_NET)) problems.push("was refused by the database rather than by a schema");
  if (answer.milliseconds > STATEMENT_TIMEOUT) problems.push(`takes ${answer.milliseconds} ms`);
  const leak = secrets.map((pattern) => pattern.exec(answer.text)?.[0]).find((found) => found !== undefined);
  if (leak !== undefined) problems.push(`tells "${leak}"`);
  if (answer.headers["x-request-id"] !== undefined && !isShapedRight(request, answer))
    problems.push("has not the shape of its dialect");
  return problems.map((problem) => `${problem}: ${answer.status} ${answer.text.slice(0, 600)}`);
}

/** Whether an error has the body that the clients of its address read; successes are checked by the kernel. */
function isShapedRight({ method, path, headers: asked }: FuzzRequest, { status, headers, text }: FuzzAnswer): boolean {
  const pathname = URL.parse(path, "http://localhost")?.pathname ?? "";
  if (method === "HEAD" || status === 204 || status === 304) return text === "";
  const isJson = String(headers["content-type"]).startsWith("application/json");
  if (pathname.startsWith("/trpc/"))
    return isJson && (Object.values(asked).includes("application/jsonl") || isTrpc(text));
  if (status < 400) return true;
  if (!dialects.some(({ prefix }) => pathname.startsWith(`${prefix}/`)))
    return isJson || text.startsWith("<!doctype html>");
  const body = parsed(text);
  return isJson && [Detail, Fields, Sentence].some((shape) => shape.safeParse(body).success);
}

function isTrpc(text: string): boolean {
  const body = parsed(text);
  return (Array.isArray(body) ? body : [body]).every((entry) => TrpcAnswer.safeParse(entry).success);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
