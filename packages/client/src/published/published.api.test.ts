import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { useApi } from "@hirelane/api/testing";
import { makeOrganisation, TEST_PASSWORD } from "@hirelane/testing";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, installClient, runProgram } from "./install-client.fixture.ts";

const t = useApi();
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const modules = here("../../node_modules");
// What is in .bin is a wrapper, which leaves the real process behind when it is killed.
const denoProgram = here("../../../../node_modules/deno/deno");

const compilerOptions = {
  strict: true,
  skipDefaultLibCheck: true,
  noEmit: true,
  target: "es2022",
  module: "nodenext",
  lib: ["esnext", "dom", "dom.iterable"],
  types: [],
  jsx: "react-jsx",
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
};
// As the templates of bundlers have it.
const bundled = { ...compilerOptions, skipLibCheck: true, module: "esnext", moduleResolution: "bundler" };

let consumer: Consumer;
let examples: RegExpExecArray[] = [];
beforeAll(async () => {
  consumer = await installClient();
  for (const name of ["consumer", "no-any", "wrong-calls"])
    await consumer.write(`${name}.ts`, await readFile(here(`./${name}.fixture.ts`), "utf8"));
  const readme = await readFile(here("../../README.md"), "utf8");
  examples = [...readme.matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
  for (const [index, [, extension, text = ""]] of examples.entries())
    await consumer.write(`example-${index}.${extension}`, `${text}export {};\n`);
  const include = ["*.ts", "*.tsx"];
  await consumer.write("tsconfig.json", JSON.stringify({ compilerOptions, include }));
  await consumer.write("tsconfig.bundled.json", JSON.stringify({ compilerOptions: bundled, include }));
}, 120_000);
afterAll(() => consumer.remove());

test("what is published holds no source of the server, and names no package that it does not bring", async () => {
  const { output } = await runProgram("tar", ["-tf", consumer.tarball]);
  const files = output.split("\n").map((file) => file.replace("package/", ""));
  expect(files.filter((file) => !/^[\w-]+(\.d\.ts|\.js)$/.test(file)).toSorted()).toEqual([
    "README.md",
    "package.json",
  ]);
  const { dependencies, sideEffects } = JSON.parse(await readFile(join(consumer.built, "package.json"), "utf8"));
  expect(sideEffects).toBe(false);
  for (const file of files.filter((name) => /\.(ts|js)$/.test(name))) {
    const text = await readFile(join(consumer.built, file), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from |import\()"([^".][^"]*)"/g))
      expect(Object.keys(dependencies), file).toContain(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    expect(text, file).not.toMatch(/@hirelane\/(?!client)|mikro-orm|zod/i);
  }
});

// Only for servers: what tRPC's declarations say of node:http, and of ws.
const ofTrpc = /^(node_modules\/@trpc\/server\/| )/;
const nothing = /^$/;

test.each([
  ["5.9", "typescript-5.9/lib/tsc.js", "tsconfig.json", ofTrpc],
  ["6.0", "typescript-6.0/lib/tsc.js", "tsconfig.json", ofTrpc],
  ["7.0", "typescript/bin/tsc", "tsconfig.json", ofTrpc],
  ["7.0 (bundler)", "typescript/bin/tsc", "tsconfig.bundled.json", nothing],
])(
  "TypeScript %s takes right calls and the README's, refuses wrong ones, and finds no any",
  { timeout: 120_000 },
  async (version, compiler, project, tolerated) => {
    expect(examples.length).toBeGreaterThan(4);
    const tsc = [join(modules, compiler)];
    expect((await runProgram(process.execPath, [...tsc, "--version"])).output).toContain(
      `Version ${parseFloat(version).toFixed(1)}.`,
    );
    const { output } = await runProgram(process.execPath, [...tsc, "-p", project], consumer.folder);
    const ours = output.split("\n").filter((line) => line !== "" && !tolerated.test(line));
    expect(ours).toEqual([]);
  },
);

test.each([
  ["Node", process.execPath, []],
  ["Deno", denoProgram, ["run", "--quiet", "--no-lock", "--node-modules-dir=manual", "--allow-net=127.0.0.1"]],
])(
  "under %s the installed client logs in, writes once, lists, listens, uploads, fails and aborts",
  async (name, file, options) => {
    const { owner } = await makeOrganisation(t().kernel);
    const caller = { url: t().url, login: owner.email, password: TEST_PASSWORD };
    const main = `main-${name.toLowerCase()}.mjs`;
    const call = `await callHirelane(${JSON.stringify(caller)})`;
    await consumer.write(main, `import { callHirelane } from "./consumer.ts";\nconsole.log((${call}).join("\\n"));\n`);
    const { output } = await runProgram(file, [...options, main], consumer.folder);
    expect(output.split("\n")).toEqual([
      "logged in as user until a Date",
      "a write under a key happened once",
      "Pilot, created on a Date",
      "heard of the job",
      "uploaded text/plain; charset=utf-8",
      "invalid_input: title",
      "aborted: AbortError",
    ]);
  },
);

test("a bundle for browsers needs nothing besides, and has only what is used in it", async () => {
  const bundle = async (name: string, text: string) => {
    await consumer.write(name, text);
    const build = await rolldown({ input: join(consumer.folder, name), platform: "browser", logLevel: "silent" });
    const { output } = await build.generate({ format: "esm" });
    return output[0];
  };
  const whole = await bundle("whole.js", 'export * from "@hirelane/client";');
  expect([whole.imports, whole.dynamicImports]).toEqual([[], []]);
  expect(whole.code).toMatch(/EventSource|SuperJSON/);
  const part = await bundle("part.js", 'export { isHirelaneError } from "@hirelane/client";');
  expect(part.code).not.toMatch(/EventSource|SuperJSON|Idempotency-Key/);
});

test.each([
  ["are the types wrong", "@arethetypeswrong/cli/dist/index.js", ["--profile", "esm-only", "--no-emoji"]],
  ["publint", "publint/src/cli.js", ["--strict"]],
])("%s finds nothing", async (_name, program, options) => {
  const { code, output } = await runProgram(process.execPath, [join(modules, program), consumer.tarball, ...options]);
  expect(code, output).toBe(0);
});
