// Writes the package that is published of packages/client: `node scripts/build-client.mjs [folder]`.
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root, run, workspaceNode } from "./run.mjs";

const home = join(root, "packages", "client");
const target = resolve(process.argv[2] ?? join(home, "dist"));
const router = "apps/api/src/trpc/app-router";

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "hirelane-client-"));
try {
  await emit("packages/client/src/index.ts", { target: "es2022", outDir: target, rootDir: join(home, "src") });
  await emit(`${router}.ts`, { emitDeclarationOnly: true, outDir: folder, rootDir: root });
  rewrite(join(folder, `${router}.d.ts`), routerDeclarations, join(target, "router.d.ts"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const file of globSync(join(target, "*.d.ts"))) rewrite(file, withEmittedImports);
rewrite(join(home, "package.json"), publishedManifest, join(target, "package.json"));
copyFileSync(join(home, "README.md"), join(target, "README.md"));
process.stdout.write(`The client is in ${target}.\n`);

/** Only writes down what the checks have seen already. */
async function emit(source, options) {
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    noCheck: true,
    declaration: true,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
    typeRoots: [join(root, "node_modules", "@types")],
    ...options,
  };
  const project = { extends: join(root, "tsconfig.json"), compilerOptions, include: [], files: [join(root, source)] };
  writeFileSync(config, JSON.stringify(project));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { code, output } = await run(workspaceNode, [compiler, "-p", config], { stdio: "pipe" });
  if (code !== 0) throw new Error(output);
}

function rewrite(file, change, to = file) {
  writeFileSync(to, change(readFileSync(file, "utf8")));
}

function withEmittedImports(text) {
  return text.replaceAll(/(?<=from "\.\/[^"]+)\.ts(?=")/g, ".js");
}

/** What the compiler says of the router, less what only the server knows of: its context, and zod. */
function routerDeclarations(emitted) {
  const shapes = new Set();
  const [, type = ""] = /^export declare const appRouter: (.*?^\}>>;)$/ms.exec(emitted) ?? [];
  const published = type
    .replaceAll('import("./trpc.ts").TrpcContext', "object")
    .replaceAll('import("zod").JSONType', "JsonValue")
    .replaceAll(/^( *)errorShape: (\{\n.*?\n\1\});$/gms, (_all, indent, shape) => {
      shapes.add(shape.replaceAll(`\n${indent}`, "\n"));
      return `${indent}errorShape: ErrorShape;`;
    });
  const foreign = published.match(/import\("(?!@trpc\/server\b)[^"]+"\)/);
  if (foreign !== null) throw new Error(`The type of the router names what is not published: ${foreign[0]}`);
  if (shapes.size !== 1) throw new Error(`The type of the router has ${shapes.size} shapes of errors instead of one.`);
  const text = `/** A JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
/** What the server says of a failure. */
export type ErrorShape = ${[...shapes][0]};
/** Every procedure, by resource and verb. */
export type AppRouter = ${published}
`;
  return text.replaceAll(/^ +/gm, (indent) => indent.slice(indent.length / 2));
}

/** The workspace's manifest, less what is the workspace's alone. */
function publishedManifest(text) {
  const { private: _, devDependencies: _own, dependencies, ...shared } = JSON.parse(text);
  const versions = Object.keys(dependencies).map((name) => [name, installedVersion(name)]);
  const manifest = {
    ...shared,
    exports: { ".": { types: "./index.d.ts", default: "./index.js" }, "./package.json": "./package.json" },
    types: "./index.d.ts",
    files: ["*.js", "*.d.ts"],
    dependencies: Object.fromEntries(versions),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function installedVersion(name) {
  return JSON.parse(readFileSync(join(home, "node_modules", name, "package.json"), "utf8")).version;
}
