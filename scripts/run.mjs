import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The Node of the workspace; the system's may be too old for the sources. */
export const workspaceNode = join(root, "node_modules", ".bin", "node");

const pnpm = ["--yes", "--prefer-offline", "pnpm@12.21.0"];

/** How to reach a registry is kept; all else that npm hands to its scripts would change what pnpm installs. */
const kept = /^npm_config_(registry|userconfig|cache|cafile|ca|strict_ssl|proxy|https?_proxy|noproxy|offline)$/i;

/** This process's environment without what npm added to it, the programs of node_modules included. */
export function plainEnvironment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$)/i.test(name) || kept.test(name),
  );
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !/node_modules\/\.bin\/?$/.test(folder));
  return { ...Object.fromEntries(entries), PATH: folders.join(delimiter) };
}

/** The plain environment with the workspace's programs first in PATH. */
export function workspaceEnvironment() {
  const plain = plainEnvironment();
  return { ...plain, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${plain.PATH}` };
}

/**
 * Runs a program in the workspace to its end, passing SIGTERM on; Ctrl-C reaches it through the terminal.
 * Answers its exit code (128 and more for a signal) and, unless `stdio` is "inherit", what it printed.
 */
export function run(file, args, { stdio = "inherit", env = workspaceEnvironment(), cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: stdio === "inherit" ? stdio : ["ignore", "pipe", "pipe"],
    });
    const pass = () => child.kill("SIGTERM");
    const wait = () => undefined;
    process.on("SIGTERM", pass).on("SIGINT", wait);
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", pass).off("SIGINT", wait);
      resolve({ code: code ?? (signal === "SIGINT" ? 130 : 143), output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/** Runs the pinned pnpm; it needs neither a pnpm on the system nor, once fetched, a network. */
export function runPnpm(args, options) {
  return run("npx", [...pnpm, ...args], options);
}
