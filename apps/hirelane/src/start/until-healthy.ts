import { setTimeout as delay } from "node:timers/promises";
import { Refusal } from "../refusal.ts";

const PATIENCE = 60_000;

/** Waits until the API answers that it is ready; throws a `Refusal` when it does not within a minute. */
export async function untilHealthy(host: string, port: number, broken: Promise<string>): Promise<void> {
  const address = /^(0\.0\.0\.0|::|localhost)$/.test(host) ? "127.0.0.1" : host;
  const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}/health/ready`;
  const deadline = performance.now() + PATIENCE;
  let reason: string | null = null;
  void broken.then((why) => (reason = why));
  while (performance.now() < deadline) {
    if (reason !== null) throw new Refusal(reason);
    if (await answersOk(url)) return;
    await delay(25);
  }
  throw new Refusal(`The API did not become ready: ${url} does not answer 200.`);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
