const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Resolves when this process is first asked to stop: by a signal, or by the end of the process that forked it. Later
 * requests are swallowed: a terminal and npm both pass the same Ctrl-C on.
 */
export function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
    if (process.connected) process.once("disconnect", () => resolve("disconnect"));
  });
}
