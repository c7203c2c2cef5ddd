import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { type Account, accountIds, bareEnvironment } from "./account.ts";

/**
 * Has PostgreSQL stopped when this process ends without stopping it, kill -9 included: a shell waits on a pipe that
 * only this process holds open. Returns the function that calls the shell off.
 */
export function guard(server: ChildProcess, account: Account | null): () => void {
  if (server.pid === undefined) return () => undefined;
  const watcher = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$0"', String(server.pid)], {
    ...accountIds(account),
    cwd: "/",
    detached: true,
    env: bareEnvironment(),
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => undefined);
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return () => void watcher.kill("SIGKILL");
}
