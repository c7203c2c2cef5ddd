import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../..", import.meta.url));
const root = join(home, "..", "..");

/** Milliseconds after which a program that has not ended is ended. */
const PATIENCE = 90_000;

/** What the README shows the client together with. */
const companions = ["@tanstack/react-query", "@trpc/tanstack-react-query", "@types/react", "react"];

/** An empty folder into which the package was installed. */
export interface Consumer {
  readonly folder: string;
  readonly tarball: string;
  /** A folder that the package was built into. */
  readonly built: string;
  write(name: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** How a program ended, and what it printed. */
export interface Ending {
  readonly code: number;
  readonly stdout: string;
  /** What it printed, its complaints included. */
  readonly output: string;
}

/** Runs a program to its end. */
export function runProgram(file: string, parameters: readonly string[], cwd = root): Promise<Ending> {
  return new Promise((resolve) => {
    const { PATH, HOME } = process.env;
    const env = {
      PATH,
      HOME,
      NO_COLOR: "1",
      DENO_DIR: join(root, "node_modules/.cache/deno"),
      DENO_NO_UPDATE_CHECK: "1",
    };
    execFile(
      file,
      parameters,
      { cwd, env, timeout: PATIENCE, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : 1;
        resolve({ code: error === null ? 0 : code, stdout, output: `${stdout}${stderr}`.trim() });
      },
    );
  });
}

/**
 * Builds and packs the client, and has npm install the tarball into an empty folder. What it depends on comes from the
 * workspace's own installation: no registry is asked.
 */
export async function installClient(): Promise<Consumer> {
  const place = await realpath(await mkdtemp(join(tmpdir(), "hirelane-consumer-")));
  const built = join(place, "client");
  await succeed(runProgram(process.execPath, [join(root, "scripts", "build-client.mjs"), built]));
  const needed = new Map<string, string>();
  for (const name of [...(await dependenciesOf(built)), ...companions]) await collect(name, home, needed);
  const overrides: Record<string, string> = {};
  for (const [name, path] of needed) overrides[name] = await archive(path, place, name);
  const tarball = join(place, (await succeed(runProgram("npm", ["pack", "--silent", built], place))).trim());
  const shown = companions.map((name) => [name, overrides[name]]);
  const dependencies = { "@hirelane/client": `file:${tarball}`, ...Object.fromEntries(shown) };
  const folder = join(place, "consumer");
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(folder);
  await write("package.json", JSON.stringify({ private: true, type: "module", dependencies, overrides }));
  await succeed(runProgram("npm", ["install", "--offline", "--legacy-peer-deps", "--no-audit", "--no-fund"], folder));
  const remove = () => rm(place, { recursive: true, force: true });
  return { folder, built, tarball, write, remove };
}

async function succeed(running: Promise<Ending>): Promise<string> {
  const { code, stdout, output } = await running;
  if (code !== 0) throw new Error(output);
  return stdout;
}

/** Packs a package as it is installed; of a copy, as npm leaves out the hard links of which installed files consist. */
async function archive(folder: string, place: string, name: string): Promise<string> {
  const copy = join(place, name.replace("/", "-"));
  await cp(folder, copy, { recursive: true, filter: (path) => !path.startsWith(join(folder, "node_modules")) });
  await succeed(runProgram("tar", ["-czf", `${copy}.tgz`, "-C", place, name.replace("/", "-")]));
  return `file:${copy}.tgz`;
}

/** Where a package and all that it depends on are installed, as seen from a folder. */
async function collect(name: string, from: string, found: Map<string, string>): Promise<void> {
  if (found.has(name)) return;
  const folder = await locate(name, from);
  found.set(name, folder);
  for (const needed of await dependenciesOf(folder)) await collect(needed, folder, found);
}

async function locate(name: string, from: string): Promise<string> {
  if (dirname(from) === from) throw new Error(`${name} is not installed.`);
  return realpath(join(from, "node_modules", name)).catch(() => locate(name, dirname(from)));
}

async function dependenciesOf(folder: string): Promise<string[]> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return Object.keys(dependencies);
}
