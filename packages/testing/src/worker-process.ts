import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { TEST_SECRET } from "./test-kernel.ts";

const program = fileURLToPath(new URL("../../../apps/worker/src/main.ts", import.meta.url));

/** What a worker works with. */
export interface WorkerPlace {
  /** Connects as the application role. */
  readonly url: string;
  /** Null: mails go to the local mailbox. */
  readonly smtpUrl: string | null;
  /** Where the bytes of files are; where an installation has them by default when absent. */
  readonly storageFolder?: string;
}

/** Starts a worker in a process of its own, and waits until it works; who starts it ends it. */
export async function startWorkerProcess({ url, smtpUrl, storageFolder }: WorkerPlace): Promise<ChildProcess> {
  const environment = { DATABASE_URL: url, SMTP_URL: smtpUrl ?? "", HIRELANE_SECRET: TEST_SECRET, LOG_LEVEL: "error" };
  const storage = storageFolder === undefined ? {} : { STORAGE_URL: storageFolder };
  const child = fork(program, [], {
    env: { PATH: "", PUBLIC_URL: "http://hirelane.example", ...environment, ...storage },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}
