import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { dialects } from "../create-app.ts";
import { openApiDocument } from "./openapi.ts";

const root = join(import.meta.dirname, "../../../..");
const run = promisify(execFile);
const Report = z.object({
  problems: z.array(
    z.object({ severity: z.string(), ruleId: z.string(), message: z.string(), location: z.array(z.unknown()) }),
  ),
});

test.each(dialects.map((dialect) => ({ name: dialect.name, dialect })))(
  "redocly has nothing to say about the document of $name",
  { timeout: 60_000 },
  async ({ name, dialect }) => {
    const folder = await mkdtemp(join(tmpdir(), "hirelane-openapi-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const document = join(folder, `${name}.json`);
    await writeFile(document, JSON.stringify(openApiDocument(dialect, "https://hirelane.example"), null, 2));
    const linter = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
    const options = ["--config", join(root, "docs/openapi/redocly.yaml"), "--format", "json", "--max-problems", "1000"];
    const { stdout } = await run(process.execPath, [linter, "lint", document, ...options], {
      cwd: folder,
      env: { PATH: process.env["PATH"], REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      maxBuffer: 64 * 1024 * 1024,
    }).catch((failure: unknown) => z.object({ stdout: z.string() }).parse(failure));
    expect(Report.parse(JSON.parse(stdout)).problems).toEqual([]);
  },
);

const Body = z.object({ content: z.record(z.string(), z.object({ example: z.unknown().optional() })) });
const Operation = z.object({ requestBody: Body.optional() });
const Paths = z.record(z.string(), z.record(z.string(), Operation));

test.each(dialects.map((dialect) => ({ name: dialect.name, dialect })))(
  "every example of a body in $name is taken by the schema that reads bodies",
  ({ dialect }) => {
    const paths = Paths.parse(openApiDocument(dialect, "https://hirelane.example")["paths"]);
    const refused = dialect.routes.flatMap(({ method, path, body }) => {
      const content = paths[path]?.[method.toLowerCase()]?.requestBody?.content;
      const read = body?.safeParse(content?.["application/json"]?.example);
      return read?.error === undefined ? [] : [`${method} ${path}: ${z.prettifyError(read.error)}`];
    });
    expect(refused).toEqual([]);
  },
);
