import { setTimeout as delay } from "node:timers/promises";
import type { StartConfig } from "../config.ts";
import { dataFiles } from "../embedded/data-folder.ts";
import { startPostgres } from "../embedded/start-postgres.ts";
import { openChildLog } from "../processes/child-log.ts";
import { demandFreePort } from "../processes/free-port.ts";
import { superviseProcess } from "../processes/supervise-process.ts";
import { banner } from "./banner.ts";
import { type Journal, openJournal } from "./journal.ts";
import type { Site } from "./site.ts";
import { untilHealthy } from "./until-healthy.ts";

const programs = {
  api: new URL("../../../api/src/main.ts", import.meta.url),
  worker: new URL("../../../worker/src/main.ts", import.meta.url),
};

// Everything has stopped ten seconds after the request: processes first, then the database under them.
const PROCESSES_STOP_WITHIN = 7700;
const ALL_STOP_WITHIN = 9700;

interface LaunchOptions {
  readonly demo: boolean;
  /** Settles with the reason when this process is asked to stop. */
  readonly asked: Promise<string>;
}

/** Starts everything, and stops it when asked to, or when what it stands on breaks; gives the exit code. */
export async function launch(config: StartConfig, { demo, asked }: LaunchOptions): Promise<number> {
  const journal = openJournal(config);
  const running = new AsyncDisposableStack();
  const stopped = asked.then((reason) => ({ code: 0, reason }));
  const broken = bringUp(config, demo, running, journal).then(async (site) => ({ code: 1, reason: await site.broken }));
  try {
    const { code, reason } = await Promise.race([stopped, broken]);
    if (code === 0) journal.info("Stopping…");
    else journal.error(`${reason} Stopping everything.`);
    return code;
  } finally {
    const overdue = setTimeout(() => process.exit(1), ALL_STOP_WITHIN);
    await running.disposeAsync();
    clearTimeout(overdue);
  }
}

async function bringUp(
  config: StartConfig,
  demo: boolean,
  running: AsyncDisposableStack,
  journal: Journal,
): Promise<Site> {
  const { host, port } = config.settings.http;
  await demandFreePort(host, port);
  const site = await openSite(config, demo, running, journal);
  const processes = [
    launchProcess("api", config, site, running, journal),
    launchProcess("worker", config, site, running, journal),
  ];
  running.defer(async () => void (await Promise.all(processes.map((process) => process.stop(PROCESSES_STOP_WITHIN)))));
  await Promise.all(processes.map((process) => process.start()));
  await untilHealthy(host, port, site.broken);
  journal.show(banner(config, site));
  return site;
}

async function openSite(
  config: StartConfig,
  demo: boolean,
  running: AsyncDisposableStack,
  journal: Journal,
): Promise<Site> {
  if (!config.embedded) return (await import("./external-site.ts")).openExternalSite(config, journal);
  const loading = import("./embedded-site.ts");
  const [postgres, { openEmbeddedSite }] = await Promise.all([startPostgres(config.dataDir, running), loading]);
  return openEmbeddedSite(config, postgres, demo, running, journal);
}

function launchProcess(
  name: "api" | "worker",
  config: StartConfig,
  site: Site,
  running: AsyncDisposableStack,
  journal: Journal,
) {
  const tell = (line: string) => journal.warn(line);
  const options = { name, program: programs[name], environment: site.environment, tell };
  if (!config.embedded) return superviseProcess(options);
  const log = openChildLog(dataFiles(config.dataDir).log(name), (line) => tell(`${name}: ${line}`));
  running.defer(async () => {
    await delay(0);
    log.close();
  });
  return superviseProcess({ ...options, follow: (streams) => log.follow(streams) });
}
