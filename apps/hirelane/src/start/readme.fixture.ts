import { execFile } from "node:child_process";
import { access, chmod, constants, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const run = promisify(execFile);

/** Milliseconds after which a program that has not ended is ended. */
const PATIENCE = 60_000;

/** The blocks of code of one language in README.md, without their fences. */
export async function shownInReadme(language: string): Promise<string[]> {
  const text = await readFile(join(root, "README.md"), "utf8");
  const blocks = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms");
  return Array.from(text.matchAll(blocks), ([, code = ""]) => code);
}

/** A folder that is removed after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "hirelane-readme-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts the client into a folder as `build:client` writes it; what it needs comes from the workspace's installation. */
export async function installClient(folder: string): Promise<void> {
  const target = join(folder, "node_modules/@hirelane/client");
  await run(process.execPath, [join(root, "scripts/build-client.mjs"), target], { timeout: PATIENCE });
  const { dependencies = {} } = JSON.parse(await readFile(join(target, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, "node_modules", name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, "packages/client/node_modules", name), place);
  }
}

/** Has the compiler look at a file of a folder that the client was put into; gives its complaints. */
export async function compile(folder: string, file: string): Promise<string> {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ target: "es2022", module: "nodenext", moduleDetection: "force", lib: ["esnext", "dom", "dom.iterable"] },
    // What the declarations of tRPC say of node:http is nothing of ours.
    skipLibCheck: true,
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  return run(process.execPath, [tsc, "-p", folder], { timeout: PATIENCE }).then(
    ({ stdout }) => stdout,
    (failure: unknown) => (failure instanceof Error && "stdout" in failure ? String(failure.stdout) : String(failure)),
  );
}

/** Runs a file to its end; throws with what it printed when that is a failure. */
export async function execute(file: string): Promise<void> {
  await run(process.execPath, [file], { timeout: PATIENCE });
}

/** Runs lines of a shell, in which a failing one ends all; gives what they printed. */
export async function runInShell(lines: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await run("sh", ["-euc", lines], { env: environment, timeout: PATIENCE });
  return stdout;
}

/** The path on which curl is; null where it is not installed. */
export async function findCurl(): Promise<string | null> {
  const path = process.env["PATH"] ?? "";
  const places = path.split(delimiter).map((folder) => join(folder, "curl"));
  const tried = await Promise.allSettled(places.map((place) => access(place, constants.X_OK)));
  return tried.some(({ status }) => status === "fulfilled") ? path : null;
}

/** A path on which something stands in for curl that knows its options `-s`, `-H`, `-X` and `-d`. */
export async function standInForCurl(folder: string): Promise<string> {
  const program = join(folder, "curl");
  const script = join(import.meta.dirname, "curl.fixture.ts");
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  await chmod(program, 0o755);
  return [folder, process.env["PATH"] ?? ""].join(delimiter);
}
