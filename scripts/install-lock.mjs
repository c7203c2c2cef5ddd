import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "./run.mjs";

/** pnpm leaves hidden folders in node_modules alone. */
const path = join(root, "node_modules", ".boot-lock");
const heartbeatMs = 2000;
const staleMs = 15_000;

/** Runs `action` while no other boot of this checkout runs one; a lock without a heartbeat is taken over. */
export async function withInstallLock(action) {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  for (let told = false; !take();) {
    if (takeOver()) continue;
    if (!told) process.stderr.write("Waiting for another installation in this checkout…\n");
    told = true;
    await delay(200);
  }
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), heartbeatMs);
  const release = () => rmSync(path, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

function take() {
  try {
    mkdirSync(path);
    writeFileSync(join(path, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function takeOver() {
  if (!isStale(path)) return false;
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
    if (isStale(aside)) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return true;
}

function isStale(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && (Date.now() - found.mtimeMs > staleMs || hasEnded(join(folder, "pid")));
}

function hasEnded(pidFile) {
  try {
    process.kill(Number(readFileSync(pidFile, "utf8") || process.pid), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
